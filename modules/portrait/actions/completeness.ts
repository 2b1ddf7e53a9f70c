import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { visibleTo } from '../../customers/index.ts'

interface OwnerFigures {
  owner: { id: string; name: string }
  customers: number
  filled: number
  reviewsOverdue: number
  stuck: number
}

/** S3: reps must write down what they know; how complete each one's portraits are. */
export async function showCompleteness(work: Work) {
  const items = await rows(
    work.tx,
    sql<OwnerFigures>`select jsonb_build_object('id', p.id, 'name', p.name) as owner, count(*) as customers, coalesce(round(avg(s.filled)), 0)::int as filled,
        count(*) filter (where s.review_on <= ${work.today}) as reviews_overdue, count(*) filter (where s.stuck_since is not null) as stuck
      from customer c join person p on p.id = c.owner_id left join portrait_standing s on s.customer_id = c.id
      where c.state = 'active' and ${visibleTo(work.by)} group by p.id, p.name order by p.name`,
  )
  return { items }
}
