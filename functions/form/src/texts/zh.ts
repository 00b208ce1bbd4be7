import landing from './landing.zh';
import registering from './registering.zh';
import signing from './signing.zh';
import status from './status.zh';

const texts = {
  title: '职业技能鉴定报名',
  otherLanguage: 'English',
  home: '批次',
  mine: '我的报名',
  signIn: '登录查询',
  simulatedClock: '演练时间',
  back: '返回',
  retry: '重试',
  loading: '正在加载…',
  offline: '网络已断开。已填写的内容保存在本机，恢复后会继续。',
  skip: '跳到正文',
  navigation: '主导航',
  notFound: '没有这个页面。',
  unreachable: '暂时连不上服务器，请检查网络后重试。',
  fault: '服务器出错，请稍后重试。',
  landing,
  registering,
  status,
  signing,
};

export type Texts = typeof texts;
export default texts;
