import { texts } from '../../shared/text.ts'

export const companies = texts({
  none: {
    zh: '还没有公司。请先运行 npm start 建立公司，或设置 JINKE_ADMIN_EMAIL 与 JINKE_ADMIN_PASSWORD。',
    en: 'There is no company yet. Run npm start and create it, or set JINKE_ADMIN_EMAIL and JINKE_ADMIN_PASSWORD.',
  },
  nobody: { zh: '没有用 {login} 登录的人。', en: 'Nobody signs in as {login}.' },
  noFile: { zh: '读不到文件 {path}。', en: 'The file {path} cannot be read.' },
  noTeam: { zh: '没有叫“{name}”的团队。', en: 'There is no team named "{name}".' },
})

export const summaries = texts({
  start: { zh: '启动近客：数据库、网页与后台任务', en: 'Start Jinke: database, web and jobs' },
  userAdd: {
    zh: '添加同事；导入时已提到的同名负责人就是此人。角色：rep manager director marketer agent auditor admin',
    en: 'Add a colleague; an imported owner of that name is this person. Roles: rep manager director marketer agent auditor admin',
  },
  keyCreate: {
    zh: '为某人生成接口密钥，只显示这一次',
    en: 'Make an API key that acts as a person; it is shown this once',
  },
  import: {
    zh: '导入客户、联系人、跟进与订单（CSV、XLSX、vCard）',
    en: 'Import customers, contacts, touches and orders (CSV, XLSX, vCard)',
  },
  doctor: { zh: '检查哪里不对，怎么修', en: 'Tell what is wrong and how to mend it' },
  migrate: { zh: '把数据升级到本版本', en: 'Bring the data up to this version' },
})

export const talk = texts({
  ready: { zh: '近客已就绪：{url}', en: 'Jinke is ready: {url}' },
  alreadyServed: {
    zh: '另一个近客（进程 {pid}）正在使用这份数据：{url}。请直接打开，或先停掉它。',
    en: 'Another Jinke (process {pid}) serves this data at {url}. Open that, or stop it first.',
  },
  portTaken: {
    zh: '端口 {port} 已被占用。换一个：PORT={other} npm start',
    en: 'Port {port} is in use. Take another: PORT={other} npm start',
  },
  portForbidden: {
    zh: '没有权限使用端口 {port}。换一个：PORT=3210 npm start',
    en: 'No right to use port {port}. Take another: PORT=3210 npm start',
  },
  migrated: { zh: '数据已是本版本。', en: 'The data is up to this version.' },
  userAdded: { zh: '已添加 {name}（{id}）', en: 'Added {name} ({id})' },
  imported: {
    zh: '共 {rows} 行：新建 {created}，更新 {updated}，合并 {merged}，未变 {unchanged}，未导入 {rejected}',
    en: '{rows} rows: {created} created, {updated} updated, {merged} merged, {unchanged} unchanged, {rejected} rejected',
  },
  checkingTrail: { zh: '核对审计链 {done}/{of}', en: 'Checking the trail {done}/{of}' },
  allWell: { zh: '一切正常。', en: 'All is well.' },
})

export const figures = texts({
  notKept: {
    zh: '公司 {company} 的数字还没有备好，暂时随问随算。',
    en: 'No figures are kept of {company} yet; they are counted when asked for.',
  },
  right: {
    zh: '公司 {company} 备好的数字与重新清点的一致（查了 {customers} 个客户）。',
    en: 'The figures kept of {company} are those that counting tells ({customers} customers looked at).',
  },
  wrong: {
    zh: '公司 {company} 备好的数字与重新清点的不一致：{figures}（查了 {customers} 个客户）。',
    en: 'Figures kept of {company} differ from what counting tells: {figures} ({customers} customers looked at).',
  },
  mended: {
    zh: '已作废，后台会重新备好；在此之前随问随算。请把这条信息告诉我们。',
    en: 'They were dropped and are kept anew in the background; until then they are counted when asked for. Please tell us of this.',
  },
})
