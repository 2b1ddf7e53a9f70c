/** Days that a salesperson hears of and keeps. */
export const OWN_DAYS = [
  '结婚纪念日',
  '女儿的生日',
  '新厂乔迁日',
  '第一次合作的日子',
  '儿子的生日',
  '新产线投产日',
] as const

/** Gifts with their price in yuan. */
export const GIFTS = [
  ['明前龙井一盒', 268],
  ['中秋月饼礼盒', 188],
  ['定制台历两本', 96],
  ['单丛茶一斤', 360],
  ['阳澄湖蟹券一张', 398],
  ['孩子的绘本一套', 128],
  ['自家印的红包礼包', 58],
] as const
/** Beyond what one may give without asking. */
export const LARGE_GIFTS = [
  ['普洱老茶一饼', 880],
  ['手工紫砂壶', 1280],
  ['景德镇茶具一套', 960],
] as const
export const GIFT_WHY = ['中秋', '谢谢介绍客户', '生日', '工厂周年', '孩子上学', '新品打样顺利'] as const
export const GIFT_NOTES = ['自己送过去，顺便看看库存', '不要寄到公司', '他不喝酒，送茶'] as const

export const PAST_SUBJECT = '{name}快乐'
export const PAST_BODY =
  '{who}：\n\n今天是{name}，祝您和家里一切顺利，厂里订单满满。新季度有什么包装上的想法，随时叫我。\n\n{me}'
export const VISIT_TASK = '订单完成后回访：用得怎么样，还需要什么'
