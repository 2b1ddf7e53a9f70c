import { texts } from '../../../shared/text.ts'

export const peopleTexts = texts({
  title: { zh: '同事', en: 'People' },
  lead: {
    zh: '谁在公司里、属于哪个团队、管什么。离职不删除：客户一步移交，历史都在。',
    en: 'Who is here, in which team, with which rights. Who leaves is not deleted: customers are handed over, the history stays.',
  },
  search: { zh: '姓名、邮箱', en: 'Name, e-mail' },
  name: { zh: '姓名', en: 'Name' },
  team: { zh: '团队', en: 'Team' },
  role: { zh: '角色', en: 'Role' },
  state: { zh: '状态', en: 'State' },
  seen: { zh: '最近登录', en: 'Last seen' },
  hours: { zh: '工作时间', en: 'Working hours' },
  never: { zh: '还没登录过', en: 'Never yet' },
  invitedHint: { zh: '表格里的名字，还没有账号', en: 'Named by a spreadsheet, no account yet' },
  invite: { zh: '邀请', en: 'Invite' },
  change: { zh: '修改', en: 'Change' },
  joinedOn: { zh: '入职', en: 'Joined' },
  leftOn: { zh: '离职', en: 'Left' },
  email: { zh: '邮箱', en: 'E-mail' },
  mobile: { zh: '手机', en: 'Mobile' },
  none: { zh: '—', en: '—' },
  customers: { zh: '看 TA 的客户', en: 'See the customers' },
  you: { zh: '我', en: 'you' },
  empty: { zh: '这里还没有人', en: 'Nobody here yet' },
  emptyText: {
    zh: '添加同事后，每人有自己的客户和每天的清单。表格里的名字也会出现在这里，等您邀请。',
    en: 'Everyone added has customers and a day’s list of their own. Names from spreadsheets come here too, to be invited.',
  },
  noHits: { zh: '没有符合条件的人', en: 'Nobody matches' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
})
