import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router';

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'rounds', component: () => import('./pages/RoundsPage.vue') },
  { path: '/rounds/:roundId/register', name: 'register', component: () => import('./pages/RegisterPage.vue') },
  { path: '/registrations', name: 'mine', component: () => import('./pages/MinePage.vue') },
  { path: '/registrations/:no', name: 'status', component: () => import('./pages/StatusPage.vue') },
  { path: '/registrations/:no/receipt', name: 'receipt', component: () => import('./pages/ReceiptPage.vue') },
  { path: '/sign-in', name: 'sign-in', component: () => import('./pages/SignInPage.vue') },
  { path: '/occupations/:name/follow', name: 'follow', component: () => import('./pages/FollowPage.vue') },
  { path: '/followers/:token', name: 'unfollow', component: () => import('./pages/UnfollowPage.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
];

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});
