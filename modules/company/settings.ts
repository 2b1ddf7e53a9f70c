import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({ name: { zh: '公司名称', en: "Company's name" } })

export const companyName = setting({
  key: 'company.name',
  schema: z.string().trim().min(1).max(100),
  fallback: '',
  label: words.name,
  rule: 'G4',
})
