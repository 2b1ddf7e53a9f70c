import { refusal } from '../../shared/refusal.ts'

// Needs

export const wonByOrder = refusal('won_by_order', 422, {
  zh: '赢单要凭订单：请录入订单，需求会自动变为赢单',
  en: 'An order wins a need: record the order, and the need follows',
  field: 'stage',
})
export const wonStays = refusal('won_stays', 409, {
  zh: '需求已由订单赢下；要退回，请先取消订单',
  en: 'An order won this need; cancel the order to take it back',
})
export const lossNeedsReason = refusal('loss_needs_reason', 422, {
  zh: '丢单要说明原因、输给谁、什么价',
  en: 'A loss needs its reason: why, to whom, at what price',
  field: 'stage',
})
export const notQuotedYet = refusal('not_quoted_yet', 422, {
  zh: '还没有发出报价；发出后会自动移到这里',
  en: 'No quote has been sent; when one is, the need moves here by itself',
  field: 'stage',
})
export const needClosed = refusal('need_closed', 409, {
  zh: '需求已经结束，先移回看板再修改',
  en: 'The need is closed; move it back on the board first',
})
export const inTheFutureDay = refusal('day_in_the_future', 422, {
  zh: '{day} 还没到，请改成已发生的日期',
  en: '{day} is still to come; give a day that has passed',
  field: ['on', 'joinedOn', 'leftOn', 'orderedOn', 'refundedOn'],
})
export const unknownPerson = refusal('unknown_person', 422, {
  zh: '没有这位同事',
  en: 'There is no such colleague',
  field: ['personId', 'ownerId'],
})
export const leftBeforeJoining = refusal('left_before_joining', 422, {
  zh: '离开的日期早于加入的日期 {day}',
  en: 'The day of leaving lies before that of joining, {day}',
  field: 'leftOn',
})
export const notInNeed = refusal('not_in_need', 422, {
  zh: '这位同事现在没有参与这个需求',
  en: 'This colleague is not in it now',
  field: 'personId',
})
export const otherColumn = refusal('other_column', 409, {
  zh: '上面那张卡片已不在这一列，请刷新看板',
  en: 'The card above has left this column; load the board again',
  field: 'below',
})
export const diagnosisMissing = refusal('diagnosis_missing', 422, {
  zh: '报价前先问诊：目的、工况、条件、发现、处方还没有写全',
  en: 'Check, diagnose and prescribe before a quote: purpose, conditions, means, findings and prescription are not all there',
})
export const unknownNeed = refusal('unknown_need', 422, {
  zh: '这位客户没有这个需求',
  en: 'The customer has no such need',
  field: 'needId',
})

export const needHasCustomer = refusal('need_has_customer', 409, {
  zh: '这个商机已经有客户了',
  en: 'This deal has a customer already',
})

// Products

export const unknownProduct = refusal('unknown_product', 422, {
  zh: '没有这种产品',
  en: 'There is no such product',
  field: 'productId',
})
export const productExists = refusal('product_exists', 409, {
  zh: '已有同名或同编号的产品',
  en: 'A product of this name or code exists already',
  field: 'name',
})
export const unknownOption = refusal('unknown_option', 422, {
  zh: '这种产品没有“{option}”',
  en: 'The product has no "{option}"',
  field: 'options',
})
export const optionMissing = refusal('option_missing', 422, {
  zh: '请选择“{option}”',
  en: 'Choose one of "{option}"',
  field: 'options',
})

export const optionTwice = refusal('option_twice', 422, {
  zh: '“{option}”选了两次，只能选一种',
  en: '"{option}" is chosen twice; choose one',
  field: 'options',
})

// Quotes

export const lineUnnamed = refusal('line_unnamed', 422, {
  zh: '第 {line} 行：请选产品，或写明名称和单价',
  en: 'Line {line}: choose a product, or give a name and a price',
  field: 'lines',
})
export const lineTooMuch = refusal('line_too_much', 422, {
  zh: '第 {line} 行的金额太大，请检查数量、单价和成本',
  en: 'Line {line} comes to too much; check its quantity, price and cost',
  field: 'lines',
})
export const amountTooMuch = refusal('amount_too_much', 422, {
  zh: '金额合计太大，请检查数量和单价',
  en: 'It comes to too much in all; check quantities and prices',
  field: ['lines', 'fen', 'quantity'],
})
export const sentStays = refusal('sent_stays', 409, {
  zh: '发出的报价不能改，请修订出下一版',
  en: 'A quote that was sent never changes; revise it into the next version',
})
export const awaitingApproval = refusal('awaiting_approval', 409, {
  zh: '报价正在等待审批',
  en: 'The quote waits for approval',
})
export const approvalNeeded = refusal('approval_needed', 422, {
  zh: '报价超出限度，先送审再发出',
  en: 'It lies beyond the limits; submit it for approval first',
})
export const approvalNotNeeded = refusal('approval_not_needed', 409, {
  zh: '这份报价无需审批，可以直接发出',
  en: 'This quote needs no approval and may be sent',
})
export const notAwaiting = refusal('not_awaiting', 409, {
  zh: '这份报价没有在等审批',
  en: 'This quote does not wait for approval',
})
export const mayNotApprove = refusal('may_not_approve', 403, {
  zh: '由负责人的主管或更高的人审批',
  en: 'The owner’s manager or someone above decides on it',
})
export const notSent = refusal('not_sent', 409, {
  zh: '报价还没有发出',
  en: 'The quote has not been sent yet',
})
export const quoteDecided = refusal('quote_decided', 409, {
  zh: '客户已经答复过这份报价',
  en: 'The customer has answered this quote already',
})
export const quoteExpired = refusal('quote_expired', 422, {
  zh: '报价 {day} 已到期，请修订出新的一版',
  en: 'The quote expired on {day}; revise it',
})
export const quoteNotAccepted = refusal('quote_not_accepted', 422, {
  zh: '客户还没有接受这份报价',
  en: 'The customer has not accepted this quote yet',
  field: 'quoteId',
})
export const orderedAlready = refusal('ordered_already', 409, {
  zh: '这份报价已经转成订单',
  en: 'This quote has become an order already',
  field: 'quoteId',
})
export const unknownQuote = refusal('unknown_quote', 422, {
  zh: '这位客户没有这份报价',
  en: 'The customer has no such quote',
  field: 'quoteId',
})

// Orders

export const amountMissing = refusal('amount_missing', 422, {
  zh: '请写明订单金额，或逐行写明',
  en: 'Give the amount of the order, or its lines',
  field: 'amount',
})
export const amountNotLines = refusal('amount_not_lines', 422, {
  zh: '金额与明细不符：明细合计 {total}。只填一样，或改成一致',
  en: 'The amount is not what the lines add up to, {total}. Give one of them, or make them agree',
  field: 'amount',
})
export const orderCancelled = refusal('order_cancelled', 409, { zh: '订单已取消', en: 'The order was cancelled' })
export const orderCompletedAlready = refusal('order_completed', 409, {
  zh: '订单已完成，不能再改',
  en: 'The order is completed and changes no more',
})
export const orderAwaitsApproval = refusal('order_awaits_approval', 409, {
  zh: '订单超出限度，等主管批准后才能交货、收款',
  en: 'The order lies beyond the limits; goods go out and money is taken once the manager has approved it',
})
export const orderNotWaiting = refusal('order_not_waiting', 409, {
  zh: '这张订单没有在等审批',
  en: 'This order does not wait for approval',
})
export const notDelivered = refusal('not_delivered', 422, {
  zh: '货还没有交齐，订单不能完成',
  en: 'The goods are not all delivered; the order is not complete',
})
export const notPaid = refusal('not_paid', 422, {
  zh: '款还没有付清，订单不能完成',
  en: 'It is not paid in full; the order is not complete',
})
export const paidTooMuch = refusal('paid_too_much', 422, {
  zh: '只差 {left}，这笔多了。确实多付就注明多付',
  en: 'Only {left} is owed. If more really was paid, say so',
  field: 'fen',
})
export const refundTooMuch = refusal('refund_too_much', 422, {
  zh: '一共只收了 {paid}，退不了这么多',
  en: 'Only {paid} was paid; no more than that can be given back',
  field: 'fen',
})
export const paidStays = refusal('paid_stays', 422, {
  zh: '已经收了 {paid}，请说明这笔钱怎么办：退了、以后退，还是按约定不退',
  en: '{paid} was paid: say what becomes of it, given back now, given back later, or kept as agreed',
  field: 'refund',
})
export const beforeOrder = refusal('before_order', 422, {
  zh: '{day} 早于下单日 {orderedOn}。确实发生在下单之前就注明',
  en: '{day} lies before the order of {orderedOn}. If it really was so, say so',
  field: ['on', 'refundedOn'],
})
export const dueBeforeOrder = refusal('due_before_order', 422, {
  zh: '交货日早于下单日 {orderedOn}，请改正',
  en: 'It would be due before it was ordered on {orderedOn}; mend the days',
  field: 'dueOn',
})
export const orderNumberTaken = refusal('order_number_taken', 422, {
  zh: '已有订单用了编号“{number}”，请换一个，或留空自动编号',
  en: 'Another order has the number "{number}"; choose another, or leave it empty to have one given',
  field: 'number',
})
export const unknownLine = refusal('unknown_line', 422, {
  zh: '订单没有这一行',
  en: 'The order has no such line',
  field: 'lineId',
})
export const deliveredTooMuch = refusal('delivered_too_much', 422, {
  zh: '“{line}”只订了 {quantity}，交货数量超出。确实多交就注明多交',
  en: 'Only {quantity} of "{line}" were ordered. If more really went out, say so',
  field: 'quantity',
})
export const nothingDelivered = refusal('nothing_delivered', 422, {
  zh: '请写明交了哪些、多少，或注明全部交齐',
  en: 'Tell which lines went out and how much, or that all did',
  field: 'lines',
})
export const linesDelivered = refusal('lines_delivered', 409, {
  zh: '已经开始交货，不能再换订单的行',
  en: 'Goods have gone out; the lines of the order change no more',
})
