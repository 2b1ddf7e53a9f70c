import { refusal } from '../../shared/refusal.ts'

export const alreadyUnderWay = refusal('backup_under_way', 409, {
  zh: '正在备份，请等这一份做完',
  en: 'A backup is being made; wait until it is done',
})
export const notOfDemo = refusal('backup_not_of_demo', 403, {
  zh: '演示公司管不到备份：它们装着真实的公司',
  en: 'The demo has no say over backups: the real company is in them',
})
