import type zh from './signing.zh';

const signing: typeof zh = {
  signInTitle: 'Sign in',
  signInWay: 'Way to sign in',
  byPhone: 'Code by text message',
  byCode: 'Number and access code',
  phoneLabel: 'Mobile phone that you registered with',
  sendCode: 'Send me a code',
  resendCode: 'Send another code',
  resendIn: (left) => `Another code can be sent in ${left}`,
  codeSent: 'If somebody registered with this phone, a text message with a code of 6 digits is on its way.',
  codeLabel: 'Code from the text message',
  codeHint: '6 digits',
  codeDigits: 'Please enter the code of 6 digits.',
  codeExpires: (left) => `The code is good for ${left}`,
  codeExpiring: 'The code ends within a minute. If you need more time, have another sent.',
  codeExpired: 'The code is no longer good; please have another sent.',
  anotherPhone: 'Use another phone',
  signInNow: 'Sign in',
  signedInNone: 'There are no registrations with this phone.',
  sharedDevice:
    'After you have signed in, the access codes are kept on this device; “My registrations” can forget them.',
  sending: 'Sending…',

  followTitle: (occupation) => `Follow “${occupation}”`,
  followText:
    'The dates of this occupation will be announced separately. If you follow it, you are told once, when a round is published; after that your contact is not used any more.',
  followWay: 'How to tell you',
  followBySms: 'Text message',
  followByMail: 'E-mail',
  phone: 'Mobile phone',
  email: 'E-mail',
  followNow: 'Follow',
  followedTitle: 'You are following',
  followed: (occupation, contact) => `When a round of “${occupation}” is published, ${contact} is told once.`,
  unfollowLink: 'Stop following',
  announcedTitle: 'Rounds have been published',
  toRounds: 'See the rounds and register',

  unfollowTitle: 'Stop following',
  unfollowText: 'You will not be told when a round of this occupation is published.',
  unfollowNow: 'Stop following',
  unfollowed: 'You are no longer following.',

  notFoundTitle: 'There is no such page',
  notFoundText: 'The address may be incomplete, or the page has moved.',
  toHome: 'See the rounds',
};

export default signing;
