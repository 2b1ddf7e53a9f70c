import { texts } from '../../../shared/text.ts'

export const signInTexts = texts({
  title: { zh: '登录{company}', en: 'Sign in to {company}' },
  lead: { zh: '客户在等你。', en: 'Your customers are waiting.' },
  login: { zh: '邮箱或手机号', en: 'E-mail or mobile number' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  forgotten: {
    zh: '忘了密码？请管理员重设，当场就能给您一个新的。',
    en: 'Forgotten it? An admin can give you a new one on the spot.',
  },
  ownPassword: { zh: '先换成自己的密码', en: 'First choose your own password' },
  firstPassword: {
    zh: '现在的密码是别人给的，知道的不止您一个人。换好就能进去。',
    en: 'The one you have was given to you, so somebody else knows it. Change it and you are in.',
  },
  choose: { zh: '换好，进去', en: 'Change it and go in' },
  needed: { zh: '请填写', en: 'Please fill in' },
})
