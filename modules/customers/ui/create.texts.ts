import { texts } from '../../../shared/text.ts'

export const createTexts = texts({
  title: { zh: '新建客户', en: 'New customer' },
  nameHint: { zh: '公司全称，或人名', en: 'The firm’s full name, or a person’s' },
  nameNeeded: { zh: '请写下客户名称', en: 'A customer needs a name' },
  contact: { zh: '联系人', en: 'Contact' },
  nthContact: { zh: '第 {count} 位联系人', en: 'Contact {count}' },
  anotherContact: { zh: '再加一位联系人', en: 'Another contact' },
  more: { zh: '更多：行业、来源、地区、标签…', en: 'More: industry, source, region, tags…' },
  ownerMe: { zh: '我', en: 'Me' },
  ownerNone: { zh: '不指定，放进公海', en: 'Nobody: into the pool' },
  enteredHint: { zh: '不填就是今天', en: 'Today where left empty' },
  create: { zh: '新建', en: 'Create' },
  createAnyway: { zh: '不是同一家，仍然新建', en: 'It is another one: create it' },
  created: { zh: '已新建：{name}', en: 'Created: {name}' },
  open: { zh: '打开', en: 'Open' },
})
