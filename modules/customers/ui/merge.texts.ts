import { texts } from '../../../shared/text.ts'

export const mergeTexts = texts({
  title: { zh: '合并两位客户', en: 'Merge two customers' },
  merge: { zh: '合并', en: 'Merge' },
  lead: {
    zh: '逐项选择留下哪一边。联系人、跟进、订单、别名两边的都保留；随时可以撤销。',
    en: 'Choose for each field whose value stays. Contacts, touches, orders and other names of both are kept, and it can be undone.',
  },
  stays: { zh: '留下的', en: 'Stays' },
  goes: { zh: '并进来的', en: 'Goes into it' },
  swap: { zh: '对调', en: 'Swap' },
  both: { zh: '两边都要', en: 'Both' },
  same: { zh: '{count} 项两边相同', en: 'Fields that are the same: {count}' },
  kept: { zh: '两边都留', en: 'Kept of both' },
  keptOfBoth: {
    zh: '联系人 {contacts} 位 · 跟进 {touches} 次 · 订单 {orders} 张',
    en: 'Contacts: {contacts} · touches: {touches} · orders: {orders}',
  },
  reason: { zh: '为什么是同一家', en: 'Why they are the same' },
  reasonHint: { zh: '例如：电话相同，一个是简称', en: 'For example: the same number, one is the short name' },
  reasonNeeded: { zh: '请写一句为什么', en: 'Please say why, in a word' },
  done: { zh: '已合并为“{name}”', en: 'Merged into “{name}”' },
  undo: { zh: '撤销合并', en: 'Undo the merge' },
  undoTitle: { zh: '把“{name}”分出来', en: 'Part “{name}” again' },
  undoLead: {
    zh: '两位客户各回原样；合并之后新记的，留在“{name}”这边。',
    en: 'Each becomes as it was; what was recorded since stays with “{name}”.',
  },
  undone: { zh: '已撤销合并：“{name}”又是单独的客户', en: 'Undone: “{name}” stands by itself again' },
  undoneLeft: { zh: '已撤销；之后改过的没有动：{fields}', en: 'Undone; changed since and left as they are: {fields}' },
  atOnce: { zh: '合并后立即撤销', en: 'Undone at once' },
  mergedFrom: { zh: '合并过来的', en: 'Merged into it' },
  mergedOn: { zh: '{day}并入', en: 'merged {day}' },
  withWhom: { zh: '与哪一位合并', en: 'Merge with which one?' },
  find: { zh: '名称、联系人、电话、拼音', en: 'Name, contact, phone, pinyin' },
  nothing: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
})
