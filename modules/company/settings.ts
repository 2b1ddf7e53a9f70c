import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  name: { zh: '公司名称', en: "Company's name" },
  url: { zh: '客户从外面打开近客的网址', en: 'The address at which customers reach Jinke' },
  urlWritten: {
    zh: '应为 https 开头的网址，如 https://crm.example.com',
    en: 'should be an https address such as https://crm.example.com',
  },
  urlHelp: {
    zh: '以 https:// 开头。不填时，链接用同事打开近客的网址，客户在外面可能打不开',
    en: 'It begins with https://. Without it links use the address at which a colleague opens Jinke, which customers outside may not reach',
  },
})

export const companyName = setting({
  key: 'company.name',
  schema: z.string().trim().min(1).max(100),
  fallback: '',
  label: words.name,
  rule: 'G4',
})

/** Where Jinke is opened from outside: links lead there, and passkeys are bound to its name. Empty: wherever a caller reached us. */
export const publicUrl = setting({
  key: 'company.public_url',
  schema: z
    .string()
    .max(200)
    .refine((url) => /^(https:\/\/[\w.-]+(:\d+)?\/?)?$/.test(url), { params: { text: words.urlWritten } }),
  fallback: '',
  label: words.url,
  help: words.urlHelp,
  rule: 'A1',
})
