import { type Text, texts } from '../../../shared/text.ts'
import type { Rung } from '../../customers/rules/rungs.ts'
import type { Block, Choice, Field, RecordField } from './fields.ts'

// D1: what is worth knowing of a customer in this trade, as a company finds it; each company makes it its own.

const NEEDED_FOR: Readonly<Record<Block, Rung>> = {
  1: 'doctor',
  2: 'doctor',
  3: 'teacher',
  4: 'teacher',
  5: 'friend',
  6: 'brother',
}

type More = Partial<Pick<Field, 'of' | 'kind' | 'weight' | 'months' | 'rung' | 'choices'>> & { record?: RecordField }

const field = (block: Block, key: string, label: Text, ask: Text, more: More = {}): Field => ({
  key,
  block,
  of: 'customer',
  kind: 'text',
  label,
  ask,
  weight: 2,
  months: 12,
  rung: NEEDED_FOR[block],
  ...more,
})

const w = (zh: string, en: string): Text => ({ zh, en })
const choices = (told: Record<string, Text>): Choice[] => Object.entries(told).map(([key, text]) => ({ key, ...text }))

const buyingRoles = texts({
  decides: { zh: '拍板', en: 'Decides' },
  advises: { zh: '提意见', en: 'Advises' },
  handles: { zh: '经办', en: 'Handles it' },
  uses: { zh: '使用', en: 'Uses it' },
})
const owners = texts({
  private: { zh: '民营', en: 'Private' },
  family: { zh: '家族企业', en: 'Family firm' },
  state: { zh: '国有', en: 'State-owned' },
  foreign: { zh: '外资或合资', en: 'Foreign or joint' },
  listed: { zh: '上市公司', en: 'Listed' },
})
const payers = texts({
  early: { zh: '款到发货', en: 'In advance' },
  on_time: { zh: '按期付', en: 'On time' },
  slow: { zh: '常拖一阵', en: 'Often late' },
  hard: { zh: '要反复催', en: 'Only when pressed' },
})
const leanings = texts({
  price: { zh: '先看价格', en: 'Price first' },
  balance: { zh: '价格品质都看', en: 'Both' },
  quality: { zh: '先看品质', en: 'Quality first' },
  speed: { zh: '先看交期', en: 'Speed first' },
})

export const CATALOGUE: readonly Field[] = [
  field(1, 'phone', w('电话', 'Phone'), w('您的手机方便留一个吗？有急事好直接找到您', 'May I have your mobile, so that I can reach you when it matters?'), { of: 'contact', record: 'phone', weight: 3 }),
  field(1, 'wechat', w('微信', 'WeChat'), w('加个微信吧，打样照片好发给您看', 'Shall we add each other on WeChat, so that I can send you pictures of the samples?'), { of: 'contact', record: 'wechat' }),
  field(1, 'job', w('职务', 'Position'), w('您在公司主要管哪一块？', 'What are you in charge of?'), { of: 'contact', record: 'job' }),
  field(1, 'buying_role', w('采购中的角色', 'Part in buying'), w('这类采购一般谁拍板，您这边负责哪一步？', 'Who decides on such purchases, and which step is yours?'), { of: 'contact', kind: 'choice', choices: choices(buyingRoles), weight: 3 }),
  field(1, 'best_times', w('方便联系的时间', 'Good times to call'), w('平时什么时候给您打电话最方便？', 'When is the best time to call you?'), { of: 'contact', record: 'best_times', weight: 1 }),
  field(1, 'reports_to', w('上级', 'Reports to'), w('您的工作向谁汇报？', 'Whom do you report to?'), { of: 'contact', kind: 'person', weight: 1, rung: 'teacher' }),
  field(1, 'address', w('地址', 'Address'), w('工厂和办公室在一处吗？送样送到哪里？', 'Are the plant and the office in one place? Where shall samples go?'), { record: 'address', weight: 1, months: 24 }),

  field(2, 'industry', w('行业', 'Industry'), w('公司主要做哪个行业的客户？', 'Which industry do you serve mainly?'), { record: 'industry', months: 24 }),
  field(2, 'makes', w('主营产品', 'What they make'), w('你们现在主打哪几种产品？', 'Which products do you live on now?'), { weight: 3, months: 24 }),
  field(2, 'staff', w('员工人数', 'People'), w('厂里现在多少人？', 'How many people work here?'), { kind: 'number', months: 24 }),
  field(2, 'turnover', w('年营业额', 'Turnover a year'), w('去年生意大概做到多少？', 'How large was last year, roughly?'), { kind: 'money', rung: 'teacher' }),
  field(2, 'ownership', w('企业性质', 'Ownership'), w('公司是自己家的，还是有别的股东？', 'Is the company family-owned, or are there other shareholders?'), { kind: 'choice', choices: choices(owners), weight: 1, months: 36 }),
  field(2, 'markets', w('产品卖到哪里', 'Their markets'), w('货主要卖到哪些地方，内销还是出口？', 'Where do your goods go, at home or abroad?')),
  field(2, 'equipment', w('主要设备', 'Equipment'), w('包装线是自动的还是人工的？什么牌子的机器？', 'Is the packing line automatic or by hand? Which machines?'), { rung: 'teacher' }),
  field(2, 'season', w('旺季', 'Busy season'), w('一年里哪几个月最忙？', 'Which months are the busiest?'), { months: 24 }),
  field(2, 'pays', w('付款习惯', 'How they pay'), w('你们付款一般怎么走，多长账期？', 'How do payments usually go, and how long does it take?'), { kind: 'choice', choices: choices(payers), rung: 'teacher' }),

  field(3, 'buys', w('在买什么', 'What they buy'), w('目前常订哪些印刷品，各多少量？', 'Which printed goods do you order, and how many of each?'), { weight: 3, months: 6 }),
  field(3, 'spend', w('一年采购额', 'Spend a year'), w('这一块一年大概要花多少？', 'How much do you spend on this in a year?'), { kind: 'money', weight: 3 }),
  field(3, 'next_project', w('下一个项目', 'Next project'), w('接下来有什么新品要上？包装定了吗？', 'What comes next? Is its packaging settled?'), { months: 3 }),
  field(3, 'next_on', w('下次采购时间', 'Next purchase'), w('下一批大概什么时候要？', 'When will you need the next lot?'), { kind: 'date', months: 3 }),
  field(3, 'leaning', w('最看重什么', 'What counts most'), w('选供应商时，您最看重价格、品质还是交期？', 'What counts most when you choose: price, quality or speed?'), { kind: 'choice', choices: choices(leanings) }),
  field(3, 'standard', w('质量要求', 'Standards'), w('验货按什么标准？色差、食品级这些有要求吗？', 'Which standards do you inspect by: colour, food grade?')),
  field(3, 'pain', w('眼下最头疼的事', 'What troubles them'), w('包装这块，现在最让您头疼的是什么？', 'What troubles you most about packaging at the moment?'), { weight: 3, months: 6 }),

  field(4, 'supplier', w('现在的供应商', 'Present suppliers'), w('现在主要是哪几家在做？', 'Who supplies you now?'), { weight: 3, months: 6 }),
  field(4, 'supplier_good', w('他们好在哪', 'What they do well'), w('跟他们合作最满意的是哪一点？', 'What are you most pleased with?'), { months: 6 }),
  field(4, 'supplier_bad', w('他们差在哪', 'Where they fall short'), w('有没有哪一点，您希望他们做得更好？', 'Is there anything you wish they did better?'), { weight: 3, months: 6 }),
  field(4, 'rival_price', w('对手的价格', 'Their price'), w('我们的价放在几家里，是什么位置？', 'Where does our price stand among the others?'), { months: 3 }),
  field(4, 'why_us', w('为什么选我们', 'Why us'), w('当初为什么愿意让我们试一试？', 'Why did you give us a try?'), { weight: 1 }),
  field(4, 'exclusive', w('是否签了独家', 'Bound by contract'), w('跟现在的供应商签年度协议了吗？', 'Do you have a yearly contract with them?'), { kind: 'yes_no', weight: 1 }),

  field(5, 'people_changes', w('人事变动', 'Changes of people'), w('最近采购或者领导有没有要动的？', 'Is anyone moving, in purchasing or above?'), { months: 3 }),
  field(5, 'policy', w('供应商政策', 'Supplier policy'), w('公司对供应商有什么打算，要增还是要减？', 'What are the plans for suppliers: more, or fewer?'), { weight: 3, months: 6 }),
  field(5, 'chain', w('真正的决策链', 'The real decision chain'), w('这单子要过哪几个人？谁的话最有分量？', 'Whose desk does this pass? Whose word weighs most?'), { weight: 3, months: 6 }),
  field(5, 'budget', w('管钱的人', 'Who holds the budget'), w('预算在哪个部门手里？', 'Which department holds the budget?'), { kind: 'person', months: 6 }),
  field(5, 'ally', w('帮我们说话的人', 'Who speaks for us'), w('公司里谁用过我们的东西，觉得还不错？', 'Who has used our goods and likes them?'), { kind: 'person', months: 6 }),
  field(5, 'opponent', w('向着别家的人', 'Who speaks for others'), w('有没有人更习惯跟老供应商打交道？', 'Is anyone more at home with the old supplier?'), { kind: 'person', months: 6 }),
  field(5, 'worry', w('没说出口的顾虑', 'Unspoken worries'), w('换供应商，您自己最担心出什么事？', 'If you changed suppliers, what would you worry about yourself?'), { of: 'contact', weight: 3, months: 6 }),

  field(6, 'family', w('家里情况', 'Family'), w('孩子多大了，在哪儿上学？', 'How old are the children, and where do they go to school?'), { of: 'contact' }),
  field(6, 'birthday', w('生日', 'Birthday'), w('您生日过阳历还是农历？', 'Do you keep your birthday by the solar or the lunar calendar?'), { of: 'contact', record: 'birthday', weight: 3, months: null }),
  field(6, 'home_town', w('老家', 'Home town'), w('听口音您是哪里人？', 'Where are you from?'), { of: 'contact', weight: 1, months: null }),
  field(6, 'school', w('学历和经历', 'Schooling and past'), w('您以前一直做这行吗？', 'Have you always been in this trade?'), { of: 'contact', weight: 1, months: null }),
  field(6, 'interests', w('爱好', 'Interests'), w('周末一般怎么放松？', 'What do you do at weekends?'), { of: 'contact' }),
  field(6, 'values', w('看重什么样的人', 'Values'), w('您最愿意跟什么样的人打交道？', 'With what kind of people do you like to work?'), { of: 'contact', weight: 3, months: 24 }),
  field(6, 'taboo', w('忌讳', 'What to avoid'), w('喝酒吃饭有什么要注意的吗？', 'Is there anything to mind at table?'), { of: 'contact', weight: 1, months: 24 }),
] // biome-ignore format: a table, one field a line
