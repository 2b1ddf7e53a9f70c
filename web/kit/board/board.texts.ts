import { texts } from '../../../shared/text.ts'

export const boardTexts = texts({
  how: {
    zh: '空格拿起卡片，方向键移动，再按空格放下，Esc 取消；回车打开。',
    en: 'Space picks a card up, arrows move it, space puts it down, Escape takes it back; Enter opens it.',
  },
  card: { zh: '可以移动的卡片', en: 'movable card' },
  lifted: { zh: '拿起了“{card}”，在“{column}”第 {at} 位', en: 'Picked up “{card}”, in “{column}” at place {at}' },
  over: { zh: '“{column}”第 {at} 位，共 {of} 位', en: '“{column}”, place {at} of {of}' },
  dropped: { zh: '“{card}”放到了“{column}”第 {at} 位', en: '“{card}” is in “{column}” at place {at}' },
  kept: { zh: '没有移动“{card}”', en: '“{card}” stays where it was' },
  more: { zh: '再显示一些', en: 'Show more' },
  none: { zh: '这一列还没有', en: 'None here yet' },
  columns: { zh: '看哪一列', en: 'Column' },
})
