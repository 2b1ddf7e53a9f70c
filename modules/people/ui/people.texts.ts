import { texts } from '../../../shared/text.ts'

export const stateTexts = texts({
  invited: { zh: '待邀请', en: 'To be invited' },
  active: { zh: '在职', en: 'Active' },
  left: { zh: '已离职', en: 'Left' },
})

export const personTexts = texts({
  add: { zh: '添加同事', en: 'Add a colleague' },
  invite: { zh: '邀请 {name}', en: 'Invite {name}' },
  change: { zh: '修改“{name}”', en: 'Change “{name}”' },
  adopts: {
    zh: '表格里已有叫这个名字的人：同名即接管，导入时归在这个名字下的客户和记录都归到此人。',
    en: 'Named by an import. With the same name the person takes over all customers and records under it.',
  },
  name: { zh: '姓名', en: 'Name' },
  nameHint: {
    zh: '与表格里的写法一致，导入的客户就归到此人',
    en: 'As in the spreadsheets, so that imports find the person',
  },
  email: { zh: '邮箱', en: 'E-mail' },
  mobile: { zh: '手机号', en: 'Mobile' },
  loginHint: { zh: '邮箱和手机号至少填一项，用来登录', en: 'One of the two at least; it is used to sign in' },
  role: { zh: '角色', en: 'Role' },
  team: { zh: '团队', en: 'Team' },
  joinedOn: { zh: '入职日期', en: 'Joined on' },
  joinedHint: { zh: '新人的客户上限按它算', en: 'A newcomer’s limit is counted from it' },
  password: { zh: '初始密码', en: 'First password' },
  passwordHint: {
    zh: '先填一个，本人首次登录后会被提醒改掉',
    en: 'The person is asked to change it at the first sign-in',
  },
  save: { zh: '保存', en: 'Save' },
  added: { zh: '已添加 {name}', en: '{name} is added' },
  changed: { zh: '“{name}”的资料已保存', en: '“{name}” is saved' },
})

export const roleTexts = texts({
  rep: { zh: '跟进自己的客户，从公海领取。', en: 'Pursues customers of their own and claims from the pool.' },
  manager: {
    zh: '看得到本团队，分配客户，第十次时介入。',
    en: 'Sees the team, assigns customers, steps in at the tenth touch.',
  },
  director: { zh: '看得到全公司，管人，改设置。', en: 'Sees the whole company, manages people and settings.' },
  marketer: { zh: '市场：导入线索，看来源。', en: 'Marketing: brings in leads, looks at sources.' },
  agent: { zh: '客服：处理来访和投诉。', en: 'Service: handles inbound contacts and complaints.' },
  auditor: { zh: '只看不改。', en: 'Reads all, changes nothing.' },
  admin: { zh: '管理全部，包括其他管理员。', en: 'Manages everything, other admins too.' },
})

export const passwordTexts = texts({
  reset: { zh: '重设密码', en: 'Reset the password' },
  title: { zh: '给“{name}”重设密码？', en: 'Reset the password of “{name}”?' },
  detail: {
    zh: '会生成一个新的初始密码，只显示一次；此人所有登录着的设备立刻退出，接口密钥作废，锁定也会解除。',
    en: 'A new first password is made and shown once. All the person’s devices are signed out, API keys end, and so does a lock.',
  },
  shown: { zh: '“{name}”的新密码', en: 'The new password of “{name}”' },
  shownDetail: {
    zh: '只显示这一次。当面或电话告诉本人，登录后会被提醒改成自己的。',
    en: 'It is shown only once. Tell the person; at sign-in they are asked to choose their own.',
  },
  itself: { zh: '密码', en: 'the password' },
  told: { zh: '我已记下', en: 'I have noted it' },
})

export const sessionTexts = texts({
  end: { zh: '退出所有设备', en: 'Sign out everywhere' },
  title: { zh: '让“{name}”退出所有设备？', en: 'Sign “{name}” out everywhere?' },
  detail: {
    zh: '此人要重新登录；密码、第二道验证和接口密钥都不变。',
    en: 'The person has to sign in again. The password, second factors and API keys stay as they are.',
  },
  ended: { zh: '“{name}”已退出所有设备', en: '“{name}” is signed out everywhere' },
})

export const teamTexts = texts({
  teams: { zh: '团队', en: 'Teams' },
  everyone: { zh: '所有人', en: 'Everyone' },
  add: { zh: '新建团队', en: 'New team' },
  addBelow: { zh: '在下面新建一组', en: 'New team below' },
  rename: { zh: '改名', en: 'Rename' },
  move: { zh: '移到别的团队下', en: 'Move' },
  moveTitle: { zh: '把“{name}”移到哪里', en: 'Where to move “{name}”' },
  moveHint: {
    zh: '上级团队的主管看得到下面所有组的客户；移动后，谁看得到就随之改变。',
    en: 'A manager sees the customers of all teams below. Moving a team changes who sees them.',
  },
  options: { zh: '“{name}”的选项', en: 'Options of “{name}”' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如：华东组', en: 'For example: East' },
  below: { zh: '属于', en: 'Below' },
  save: { zh: '保存', en: 'Save' },
  added: { zh: '已新建“{name}”', en: '“{name}” is there' },
  saved: { zh: '“{name}”已保存', en: '“{name}” is saved' },
  managers: { zh: '主管 {names}', en: 'Manager: {names}' },
  noManager: { zh: '没有主管', en: 'No manager' },
  changedMeanwhile: {
    zh: '您修改期间，别人改过这个团队，现在叫“{name}”。再按一次保存，就照您写的改。',
    en: 'Someone changed this team meanwhile; it is now called “{name}”. Save once more to have it your way.',
  },
  rootStays: { zh: '整个公司，不能移动', en: 'The whole company; it cannot be moved' },
})
