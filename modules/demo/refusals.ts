import { refusal } from '../../shared/refusal.ts'

export const needsKeeper = refusal('demo_needs_keeper', 403, {
  zh: '公司已经建好，演示公司要由管理员登录后准备或删除',
  en: 'The company exists already: an admin must sign in to prepare or drop the demo',
})
