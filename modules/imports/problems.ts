import { texts } from '../../shared/text.ts'
import { type Notice, noticesOf } from './reading/notice.ts'

// What keeps a row that could be read from coming in, or is worth a look: told with the row in the file of rejects.

const words = texts({
  notYours: {
    zh: '这位客户已由 {owner} 负责，您不能导入，请先问他',
    en: '{owner} has this customer already; you cannot import it. Ask {owner} first',
  },
  mayNotGive: { zh: '只有主管可以为别人导入客户', en: 'Only a manager may import customers for others' },
  severalCustomers: {
    zh: '有几位客户都叫“{name}”，分不清是哪一位。请写全称，或先合并重复客户',
    en: 'Several customers are called "{name}". Write the full name, or merge the duplicates first',
  },
  beforeEntry: {
    zh: '下单日期 {day} 早于客户建档日期 {enteredOn}，已照导入，请核对',
    en: 'Ordered on {day}, before the customer was entered ({enteredOn}); imported as it is: check it',
  },
  alikeValue: {
    zh: '“{value}”不在{list}里，是不是“{known}”？已照原样保留',
    en: '"{value}" is not among {list}; is it "{known}"? It was kept as written',
  },
  unknownValue: {
    zh: '“{value}”不在{list}里，已照原样保留',
    en: '"{value}" is not among {list}; it was kept as written',
  },
  noCustomerNamed: { zh: '没有写客户，已记下但没有挂到客户', en: 'No customer is named; it was kept without one' },
})

const catalogue = noticesOf(words)

export type Problem = Notice
export const make = catalogue.make
export const problemWords = words
