import landing from './landing.en';
import registering from './registering.en';
import signing from './signing.en';
import status from './status.en';
import type { Texts } from './zh';

const texts: Texts = {
  title: 'Vocational skills appraisal',
  otherLanguage: '中文',
  home: 'Rounds',
  mine: 'My registrations',
  signIn: 'Sign in',
  simulatedClock: 'Rehearsal clock',
  back: 'Back',
  retry: 'Try again',
  loading: 'Loading…',
  offline: 'You are offline. What you filled in is kept on this device and goes on when the network is back.',
  skip: 'Skip to content',
  navigation: 'Main',
  notFound: 'There is no such page.',
  unreachable: 'The server cannot be reached. Please check your network and try again.',
  fault: 'The server failed. Please try again in a while.',
  landing,
  registering,
  status,
  signing,
};

export default texts;
