import { addTask, bookAppointment, createAppointment } from '../modules/appointments/contract.ts'
import { addContact, changeContact, putMember, tagCustomers } from '../modules/customers/contract.ts'
import { openNeed, writeDiagnosis } from '../modules/deals/needs/contract.ts'
import { placeOrder } from '../modules/deals/orders/contract.ts'
import { draftQuote } from '../modules/deals/quotes/contract.ts'
import { writeMail } from '../modules/mail/contract.ts'
import { receive, recordReturnCall, stepReception } from '../modules/services/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import type { Caller, TestApp } from './app.ts'
import { plantCare } from './care.ts'
import type { Hung } from './hungKinds.ts'
import { plantMail } from './mail.ts'
import { PLANTS } from './secretPlants.ts'
import type { Marks } from './secretShapes.ts'

/**
 * Hangs on a customer one of everything that hangs on customers, with a mark in each of its words; the number tells the
 * times of appointments apart. Whoever does it must be able to send mail (`connectSending`).
 */
export async function hangAll(
  app: TestApp,
  keeper: Caller,
  id: string,
  /** Who of us works on it beside the owner. */
  colleague: string,
  mark: Marks,
  number: number,
): Promise<Hung> {
  const hung = await app.acting(keeper, async (by) => {
    const { contacts } = await by.call(addContact, {
      params: { id },
      body: {
        name: mark.text('人'),
        job: mark.text('职务'),
        phones: [mark.phone()],
        mails: [mark.mail()],
        wechats: [mark.text('微信')],
        birthday: mark.birthday(),
        bestTimes: mark.text('好时候'),
        worstTimes: mark.text('坏时候'),
        remarks: mark.text('此人'),
      },
    })
    const contact = contacts[0]?.id as string
    // What changed stands in histories.
    await by.call(changeContact, {
      params: { id, contactId: contact },
      body: { birthday: { ...mark.birthday(), lunar: true } },
    })
    const { touch } = await by.call(logTouch, {
      body: {
        customerId: id,
        contactId: contact,
        channel: 'phone',
        effective: true,
        summary: mark.text('说了'),
        nextStep: mark.text('下一步'),
        nextOn: '2026-06-01',
      },
    })
    const need = await by.call(openNeed, {
      body: {
        customerId: id,
        title: mark.text('需求'),
        level: 'explicit',
        amount: { fen: mark.fen() },
        nextStep: mark.text('需求下一步'),
        source: mark.text('需求来源'),
        deciderId: contact,
        competitors: [{ name: mark.text('对手'), strong: mark.text('强'), weak: mark.text('弱') }],
      },
    })
    const told = { purpose: mark.text('目的'), conditions: mark.text('条件'), findings: mark.text('所见') }
    await by.call(writeDiagnosis, { params: { id: need.id }, body: told })
    const quote = await by.call(draftQuote, {
      body: {
        customerId: id,
        needId: need.id,
        contactId: contact,
        terms: mark.text('条款'),
        lines: [{ name: mark.text('品名'), quantity: 1, unitPrice: mark.fen() }],
      },
    })
    const order = await by.call(placeOrder, {
      body: { customerId: id, amount: { fen: mark.fen() }, product: mark.text('订货'), remarks: mark.text('订单备注') },
    })
    await by.call(tagCustomers, { body: { customerIds: [id], add: [mark.text('又一标签')], remove: [] } })
    await by.call(putMember, { params: { id, personId: colleague }, body: {} })
    const outgoing = await by.call(writeMail, {
      body: {
        customerId: id,
        to: [{ name: mark.text('收信人'), address: mark.mail() }],
        subject: mark.text('去信主题'),
        text: mark.text('去信'),
        at: '2026-12-31T00:00:00Z',
      },
    })
    const appointment = await by.call(createAppointment, {
      body: {
        customerId: id,
        kind: 'visit_out',
        contactIds: [contact],
        place: mark.text('地点'),
        parking: mark.text('停车'),
        agenda: mark.text('议程'),
        importance: mark.text('要紧'),
        haveReady: mark.text('请备'),
        cares: mark.text('在乎'),
        materials: mark.text('资料'),
      },
    })
    // Each at a time of its own: nobody is booked twice.
    const startsAt = new Date(Date.parse('2026-07-01T02:00:00Z') + number * 86_400_000).toISOString()
    await by.call(bookAppointment, {
      params: { id: appointment.id },
      body: { startsAt, notify: false },
    })
    const task = await by.call(addTask, {
      body: { customerId: id, what: mark.text('答应'), dueOn: '2026-06-20', ownerId: keeper.id },
    })
    const reception = await by.call(receive, {
      body: {
        customerId: id,
        contactId: contact,
        asset: { name: mark.text('机器'), serial: mark.text('编号'), note: mark.text('机器备注') },
        cause: mark.text('毛病'),
        place: mark.text('何处'),
        circumstances: mark.text('何时'),
        condition: mark.text('机况'),
        tried: mark.text('试过'),
      },
    })
    const ofReception = { params: { id: reception.id } }
    await by.call(stepReception, { ...ofReception, body: { to: 'ready', note: mark.text('修好') } })
    await by.call(stepReception, { ...ofReception, body: { to: 'returned', note: mark.text('取走') } })
    await by.call(recordReturnCall, { ...ofReception, body: { result: 'partly', said: mark.text('回访') } })
    for (const plant of PLANTS) await plant(by, { id, contact, colleague }, mark)
    return {
      contact,
      touch: touch.id,
      need: need.id,
      quote: quote.id,
      order: order.id,
      outgoing: outgoing.id,
      appointment: appointment.id,
      task: task.id,
      asset: reception.asset?.id ?? '',
      reception: reception.id,
      colleague,
    }
  })
  const mail = await plantMail(app, keeper.id, {
    customerId: id,
    contactIds: [hung.contact],
    from: mark.mail(),
    name: mark.text('写信人'),
    subject: mark.text('主题'),
    text: mark.text('来信'),
    file: mark.text('附件'),
    touch: true,
  })
  return { ...hung, mail, ...(await plantCare(app, keeper, { id, contact: hung.contact }, mark)) }
}
