import { texts } from '../../../shared/text.ts'

export const firstRunTexts = texts({
  title: { zh: '建立您的公司', en: 'Set up your company' },
  lead: {
    zh: '半分钟就好。之后导入表格、请同事进来。',
    en: 'Half a minute. Then bring in your spreadsheets and colleagues.',
  },
  company: { zh: '公司名称', en: 'Company' },
  companyHint: { zh: '例如：华美包装印刷有限公司', en: 'For example: Huamei Packaging Ltd.' },
  name: { zh: '您的姓名', en: 'Your name' },
  login: { zh: '邮箱或手机号', en: 'E-mail or mobile number' },
  loginHint: { zh: '以后用它登录', en: 'You will sign in with it' },
  loginWrong: { zh: '请写邮箱，或 11 位手机号', en: 'Give an e-mail address or a mobile number' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: { zh: '至少 8 位，不要用常见密码', en: 'At least 8 characters, not a common one' },
  needed: { zh: '请填写', en: 'Please fill in' },
  submit: { zh: '建立公司，开始使用', en: 'Create the company and begin' },
  admin: {
    zh: '您将是第一位管理员，可以随时再指定别人。',
    en: 'You will be the first admin and can appoint others at any time.',
  },
})
