import { addContact, createCustomer } from '../modules/customers/contract.ts'
import { openNeed } from '../modules/deals/needs/contract.ts'
import { placeOrder } from '../modules/deals/orders/contract.ts'
import { addProduct } from '../modules/deals/products/contract.ts'
import { draftQuote } from '../modules/deals/quotes/contract.ts'
import { addPerson, createKey } from '../modules/people/index.ts'
import { newId, run, sql } from '../platform/sql.ts'
import { JINKE } from '../shared/actor.ts'
import type { Caller, TestApp } from './app.ts'

/** Another company of the same server, with one of each of what a company has; by kind, its ids. */
export async function openForeign(app: TestApp): Promise<{ admin: Caller; ids: Record<string, string> }> {
  const company = await app.companies.create('other', 'main')
  const { id, key, team } = await app.companies.writing(company, JINKE, 'test', async (work) => {
    const team = newId()
    await run(
      work.tx,
      sql`insert into team (id, name, parent_id, created_at) values (${team}, '别家', null, ${work.now})`,
    )
    const { id } = await addPerson(work, {
      name: '别家管理员',
      email: 'admin@other.example',
      role: 'admin',
      teamId: team,
      locale: 'zh',
    })
    const { key } = await createKey(work, id, { name: 'test', readOnly: false, expiresAt: null })
    return { id, key, team }
  })
  const admin = app.caller(id, key)
  const customer = (await admin.call(createCustomer, { body: { name: '别家的客户', force: true } })).id
  const { contacts } = await admin.call(addContact, { params: { id: customer }, body: { name: '别家的人' } })
  const need = await admin.call(openNeed, { body: { customerId: customer, title: '礼盒', level: 'explicit' } })
  const product = await admin.call(addProduct, { body: { name: '别家的货', price: 100 } })
  const quote = await admin.call(draftQuote, {
    body: { customerId: customer, lines: [{ name: '礼盒', quantity: 1, unitPrice: 200 }] },
  })
  const order = await admin.call(placeOrder, { body: { customerId: customer, amount: { fen: 100 } } })
  return {
    admin,
    ids: {
      person: id,
      team,
      customer,
      contact: contacts[0]?.id ?? '',
      need: need.id,
      product: product.id,
      quote: quote.id,
      order: order.id,
    },
  }
}
