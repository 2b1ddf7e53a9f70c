import { refusal } from '../../shared/refusal.ts'

export const alreadySetUp = refusal('already_set_up', 409, {
  zh: '公司已经建好，请登录',
  en: 'The company exists already; please sign in',
})
export const wrongLogin = refusal('wrong_login', 401, {
  zh: '账号或密码不对',
  en: 'The account or the password is wrong',
})
export const lockedOut = refusal('locked_out', 429, {
  zh: '连续输错太多次，请 {minutes} 分钟后再试，或请管理员重设密码',
  en: 'Too many wrong attempts; try again in {minutes} minutes, or ask an admin for a new password',
})
export const weakPassword = refusal('weak_password', 422, {
  zh: '密码太容易猜到：至少 8 位（建议 12 位以上），不能是常见密码，也不能是账号、姓名或公司名',
  en: 'The password is too easily guessed: at least 8 characters (better 12 or more), not a common one, not the account, your name or the company’s',
  field: ['newPassword', 'password'],
})
export const wrongOldPassword = refusal('wrong_old_password', 422, {
  zh: '现在的密码不对',
  en: 'The current password is wrong',
  field: 'oldPassword',
})
export const needsLogin = refusal('needs_login', 422, {
  zh: '请填写邮箱或手机号，至少一项',
  en: 'Give an e-mail address or a mobile number',
  field: 'email',
})
export const emailTaken = refusal('email_taken', 409, {
  zh: '邮箱 {email} 已属于 {name}',
  en: '{email} belongs to {name} already',
  field: 'email',
})
export const mobileTaken = refusal('mobile_taken', 409, {
  zh: '手机号 {mobile} 已属于 {name}',
  en: '{mobile} belongs to {name} already',
  field: 'mobile',
})
export const teamTaken = refusal('team_taken', 409, {
  zh: '已有叫“{name}”的团队',
  en: 'There is a team named "{name}" already',
  field: 'name',
})
export const unknownTeam = refusal('unknown_team', 422, {
  zh: '没有这个团队',
  en: 'There is no such team',
  field: ['teamId', 'parentId'],
})
export const teamLoop = refusal('team_loop', 422, {
  zh: '团队不能放到自己或自己的下级下面',
  en: 'A team cannot stand below itself',
  field: 'parentId',
})
export const lastAdmin = refusal('last_admin', 409, {
  zh: '这是最后一位管理员，请先指定另一位',
  en: 'This is the last admin; appoint another one first',
  field: 'role',
})
export const adminsOnly = refusal('admins_only', 403, {
  zh: '管理员只能由管理员指定和修改',
  en: 'Only an admin appoints admins, or changes one',
  field: 'role',
})
export const personLeft = refusal('person_left', 409, { zh: '{name} 已离职', en: '{name} has left' })
export const proveAgain = refusal('prove_again', 423, {
  zh: '这一步很重要，请再确认一次是您本人',
  en: 'This matters: please confirm once more that it is you',
})
