import { createApp } from 'vue';
import App from './App.vue';
import { startClock } from './clock';
import { lang, speak } from './lang';
import { router } from './router';
import './style.css';

startClock();
void speak(lang.value).then(() => {
  createApp(App).use(router).mount('#app');
  // Files that were on their way when the page was closed go on, whatever page she opens.
  void import('./materials/uploads').then(({ resume }) => resume());
});
