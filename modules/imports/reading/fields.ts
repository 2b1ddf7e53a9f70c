import { type Text, texts } from '../../../shared/text.ts'

// What a sheet can hold and what its columns can mean, with the headings by which Chinese and English tables call
// them: lower case, without spaces. After ~ a heading's end is enough; after ? it is a weak sign, that yields to others.

export const KINDS = ['customers', 'contacts', 'touches', 'orders', 'products', 'people', 'deals'] as const
export type SheetKind = (typeof KINDS)[number]

export const kindLabels = texts({
  customers: { zh: '客户', en: 'Customers' },
  contacts: { zh: '联系人', en: 'Contacts' },
  touches: { zh: '跟进记录', en: 'Touches' },
  orders: { zh: '订单', en: 'Orders' },
  products: { zh: '产品', en: 'Products' },
  people: { zh: '同事与团队', en: 'Colleagues and teams' },
  deals: { zh: '商机', en: 'Deals' },
})

export interface Field {
  readonly id: string
  readonly label: Text
  readonly headings: readonly string[]
  /** A row without it is rejected. */
  readonly required?: boolean
  /** Several columns may hold it. */
  readonly many?: boolean
  /** Found in this kind of sheet and hardly in another. */
  readonly telling?: boolean
}

type Traits = Pick<Field, 'required' | 'many' | 'telling'>

const field = (id: string, zh: string, en: string, headings: string, traits: Traits = {}): Field => ({
  id,
  label: { zh, en },
  headings: headings.trim().split(/\s+/),
  ...traits,
})

const CUSTOMER = `客户名称 ~客户名称 客户 客户名 客户全称 客户单位 客户公司 公司 公司名 ~公司名称 公司全称 单位 单位名 ~单位名称 单位全称 企业 企业名 ~企业名称 企业全称 机构名称 商户 商户名称
  店名 门店名称 厂名 工厂名称 甲方 甲方名称 购货单位 往来单位 account accountname accounts company companyname customer
  customername customers client clientname organization organisation organizationname employer`
const PHONE = `手机 ~手机号 ~手机号码 ~手机 移动电话 电话 ~电话号码 ~联系电话 联系方式 ~联系方式 联系号码 手机电话 电话手机 手机座机 号码 mobile mobilephone
  mobilenumber ~phone phonenumber tel telephone cell cellphone contactnumber contactphone`
const MAIL = '邮箱 ~邮箱 邮箱地址 电子邮箱 电子邮件 邮件 邮件地址 email ~email e-mail mail ~emailaddress emailaddress'
const WECHAT = '微信 微信号 微信号码 ~微信号 wechat wechatid weixin wx'
const BIRTHDAY = '生日 出生日期 ~生日 出生年月日 birthday birthdate dateofbirth dob bday'
const JOB = '职务 ~职务 职位 ~职位 岗位 头衔 职称 title jobtitle position job role'
const OWNER = `负责人 ~负责人 业务员 ~业务员 归属人 ~归属人 归属 归属业务员 归属销售 销售 销售员 销售人员 销售代表 销售经理 所属销售 所属业务员 客户经理 ~客户经理 所有人 ~所有人 责任人
  主管业务 专员 顾问 销售顾问 业务 负责销售 跟进销售 业务人员 业务代表 业务经理 owner ownername accountowner salesrep salesperson
  salesman salesagent rep representative accountmanager accountexecutive assignedto assignee`
const REMARKS =
  '备注 ~备注 备注信息 备注说明 说明 ~说明 补充说明 描述 附注 其他 其它 remark remarks note notes memo comment comments description'
const AMOUNT = `金额 ~金额 总价 ~总价 总额 ~总额 销售额 ~销售额 成交额 ~成交额 合同额 订单额 成交价 ~货款 价税合计 合计 应收 应收款 货款 价格 金额合计 amount ~amount
  total totalamount totalprice ordertotal value ordervalue price ~value revenue sum`
const OTHER = field(
  'other',
  '记入备注（连同栏名）',
  'Keep in the remarks, with its heading',
  `成立时间 成立日期 注册资本 注册资金 员工数 员工人数 人数 规模 公司规模 企业规模 年营业额 营业额 年产值 官网 网址 网站 公司网址 法人 法定代表人 税号 统一社会信用代码 信用代码 传真
    qq qq号 部门 性别 年龄 website web url fax employees numberofemployees employeecount yearestablished
    yearfounded revenue annualrevenue subsidiaryof parentcompany department gender age`,
  { many: true },
)
const IGNORED = field('ignored', '不导入', 'Leave out', '序号 行号 编号 no # id rowid index', { many: true })

const name = (required: string, zh: string, en: string) => field('name', zh, en, required, { required: true })
const customer = (traits: Traits) => field('customer', '客户名称', 'Customer', `${CUSTOMER} 名称 name`, traits)

export const FIELDS: Readonly<Record<SheetKind, readonly Field[]>> = {
  customers: [
    name(`${CUSTOMER} 名称 客户姓名 name`, '客户名称', 'Customer'),
    field(
      'kind',
      '类型（企业或个人）',
      'Kind (firm or person)',
      '客户类型 客户性质 企业或个人 customertype accounttype',
    ),
    field(
      'contactName',
      '联系人',
      'Contact',
      `联系人 联系人姓名 ~联系人 ?姓名 联系人名称 联系人名字 对接人 ~对接人 联络人 聯絡人 经办人 收货人 采购人 contact contactname contactperson ~contact attn`,
      { many: true },
    ),
    field('contactJob', '联系人职务', "Contact's job", JOB, { many: true }),
    field('phone', '电话（联系人）', 'Phone (of the contact)', PHONE, { many: true }),
    field(
      'companyPhone',
      '公司电话',
      'Phone (of the firm)',
      '座机 固话 固定电话 ~公司电话 ~单位电话 办公电话 总机 总机电话 前台电话 landline officephone companyphone businessphone mainphone',
      { many: true },
    ),
    field('mail', '邮箱', 'Mail', MAIL, { many: true }),
    field('wechat', '微信', 'WeChat', WECHAT, { many: true }),
    field('birthday', '联系人生日', "Contact's birthday", BIRTHDAY),
    field(
      'industry',
      '行业',
      'Industry',
      '行业 ~行业 行业类别 行业领域 行业分类 行业类型 所属行业 所在行业 产业 industry sector vertical',
      { telling: true },
    ),
    field(
      'region',
      '地区',
      'Region',
      `地区 ~地区 区域 ~区域 省市 省份 城市 ~城市 所在地 国家 市 省 region city province state country area territory
        officelocation location`,
    ),
    field('address', '地址', 'Address', '地址 ~地址 通信地址 住址 address ~address street streetaddress'),
    field(
      'source',
      '客户来源',
      'Source',
      '来源 ~来源 来源渠道 来源方式 渠道 渠道来源 获客渠道 获客方式 开发方式 如何得知 source ~source leadsource origin',
      { telling: true },
    ),
    field(
      'tier',
      '客户重要度',
      'Importance',
      '重要度 ~重要度 星级 ~星级 等级 ~等级 级别 ~级别 重要程度 重要性 分级 客户分级 客户分类 评级 客户评级 tier level grade rating importance priority class',
      { telling: true },
    ),
    field('owner', '负责人', 'Owner', OWNER),
    field(
      'enteredOn',
      '建档日期',
      'Entered on',
      `建档日期 建档时间 ~建档日期 建档 录入 立档日期 入档时间 收录时间 开发日期 开发时间 建立档案日期 首次录入时间 录入时间 录入日期 创建时间 创建日期 登记日期 登记时间 入库时间 入库日期
        添加时间 添加日期 建立日期 建立时间 建卡日期 首次登记 首次登记日期 首次接触 首次联系日期 开户日期 注册日期 入档日期 收录日期 ?日期 createdat createdon created
        createddate datecreated creationdate entered enteredon entrydate dateadded registered registeredon
        registrationdate registerdate recorddate filingdate`,
      { telling: true },
    ),
    field('stage', '阶段', 'Stage', '阶段 ~阶段 客户阶段 状态 客户状态 跟进状态 销售阶段 stage status leadstatus'),
    field('tags', '标签', 'Tags', '标签 ~标签 tag tags label labels category categories', { many: true }),
    field('remarks', '备注', 'Remarks', REMARKS, { many: true }),
    OTHER,
    IGNORED,
  ],
  contacts: [
    field('customer', '客户名称', 'Customer', CUSTOMER),
    name(
      '姓名 名字 ~姓名 ?联系人 ?联系人姓名 称呼 全名 name fullname ?contact ?contactname ?contactperson displayname person',
      '姓名',
      'Name',
    ),
    field('familyName', '姓', 'Family name', '姓 姓氏 lastname familyname surname'),
    field('givenName', '名', 'Given name', '名 firstname givenname'),
    field('job', '职务', 'Job', JOB),
    field(
      'phone',
      '电话',
      'Phone',
      `${PHONE} 座机 固话 固定电话 办公电话 住宅电话 businessphone homephone officephone`,
      { many: true },
    ),
    field('mail', '邮箱', 'Mail', MAIL, { many: true }),
    field('wechat', '微信', 'WeChat', WECHAT, { many: true }),
    field('birthday', '生日', 'Birthday', BIRTHDAY, { telling: true }),
    field('address', '地址', 'Address', '地址 ~地址 address ~address street'),
    field('tags', '标签', 'Tags', '标签 tags categories', { many: true }),
    field('remarks', '备注', 'Remarks', REMARKS, { many: true }),
    OTHER,
    IGNORED,
  ],
  touches: [
    customer({ required: true }),
    field(
      'day',
      '日期',
      'Date',
      `日期 ~日期 ?时间 跟进日期 日期时间 ?跟进时间 沟通日期 ?沟通时间 联系日期 ?联系时间 拜访日期 ?拜访时间 记录日期 ?记录时间 发生日期 ?发生时间 回访日期 ?回访时间 ?通话时间
        date ~date datetime ?time happenedat happenedon contactdate activitydate calldate`,
      { required: true },
    ),
    field(
      'time',
      '时刻',
      'Time of day',
      '?时间 时刻 几点 具体时间 ?跟进时间 ?沟通时间 ?联系时间 ?拜访时间 ?记录时间 ?发生时间 ?回访时间 ?通话时间 ?time',
    ),
    field(
      'channel',
      '方式',
      'Channel',
      `方式 ~方式 渠道 ~渠道 形式 ~形式 ~手段 跟进类型 沟通类型 联系类型 拜访类型 类型 途径 ~途径 工具 媒介 channel ~channel method ~method type
        via medium activitytype contactmethod contacttype`,
      { telling: true },
    ),
    field('direction', '方向', 'Direction', '方向 呼叫方向 呼入呼出 来电去电 主被动 direction inout inbound'),
    field(
      'by',
      '跟进人',
      'Made by',
      `跟进人 ~跟进人 跟进人员 跟进者 记录人 ~记录人 沟通人 拜访人员 回访人员 拜访人 回访人 联系人员 操作人 创建人 填写人 填报人 登记人 执行人 员工 ${OWNER} by user
        author agent loggedby createdby contactedby followupby followedby madeby recordedby`,
    ),
    field(
      'contact',
      '联系人',
      'Contact',
      '联系人 联系人姓名 对接人 受访人 客户联系人 被访人 沟通对象 拜访对象 contact contactname contactperson spokewith',
    ),
    field(
      'effective',
      '有效',
      'Effective',
      `有效 ~有效 有效性 是否有效 有效否 有效与否 有效跟进 是否有效跟进 有效沟通 ~有效跟进 ~有效沟通 是否有效沟通 是否有效联系 是否接通 effective iseffective valid
        isvalid success successful answered reached`,
      { telling: true },
    ),
    field(
      'summary',
      '内容',
      'What was said',
      `内容 ~内容 跟进记录 ~记录 摘要 ~摘要 详情 ~详情 情况 ~情况 跟进说明 纪要 小结 总结 结果 ~结果 反馈 客户反馈 要点 ~要点 事项 主题 subject content
        ~content summary ~summary details outcome result body message text ${REMARKS}`,
      { many: true },
    ),
    field(
      'nextStep',
      '下一步',
      'Next step',
      '下一步 下一步计划 下一步行动 下步计划 下步工作 后续计划 后续安排 后续 待办 计划 nextstep nextsteps nextaction followup',
      { telling: true },
    ),
    field(
      'next',
      '下次跟进（日期或事项）',
      'Next (date or what)',
      '下次跟进 下次联系 下次拜访 下次回访 下次沟通 预约',
      { telling: true },
    ),
    field(
      'nextOn',
      '下次日期',
      'Next date',
      `~下次日期 ~下次时间 下次跟进日期 下次跟进时间 下次联系日期 下次联系时间 下次拜访日期 下次拜访时间 下次回访时间 下次回访日期 下次沟通时间 预约日期 预约时间 计划日期 nextdate
        nexton nextcontact nextfollowup followupdate followupon duedate nextcontactdate nextfollowupdate`,
      { telling: true },
    ),
    OTHER,
    IGNORED,
  ],
  orders: [
    customer({ required: true }),
    field(
      'day',
      '下单日期',
      'Ordered on',
      `下单日期 ~下单日期 下单时间 下单日 成单日期 成单时间 签单时间 签约时间 开单时间 订购日期 订购时间 销售时间 订单日期 订单时间 成交日期 成交时间 签约日期 签单日期 签订日期 合同日期
        购买日期 购买时间 销售日期 开单日期 订货日期 交易日期 交易时间 日期 ~日期 时间 orderdate orderedon orderedat date ~date purchasedate
        purchasedon saledate`,
      { required: true },
    ),
    field('amount', '金额', 'Amount', AMOUNT, { required: true, telling: true }),
    field(
      'payment',
      '收款',
      'Payment',
      `收款 ~收款 收款状态 收款情况 付款 付款状态 付款情况 ~付款 回款 回款状态 回款情况 ~回款 支付 支付状态 支付情况 结算 结算状态 结算情况 款项 款项状态 到账 到账情况 到账状态
        是否到账 款项情况 付款进度 回款进度 收款进度 收款与否 collected 是否结清 结清 payment paymentstatus ~paid paid ispaid settled`,
      { telling: true },
    ),
    field(
      'paidAmount',
      '已收金额',
      'Amount paid',
      '已收金额 已收款 已收 实收 实收金额 实收款 回款金额 收款金额 已付金额 已付款 到账金额 已回款 paidamount amountpaid received',
      { telling: true },
    ),
    field('currency', '币种', 'Currency', '币种 货币 币别 currency currencycode'),
    field(
      'number',
      '订单号',
      'Order number',
      `订单号 ~订单号 订单编号 订单编码 单号 ~单号 单据编号 合同号 合同编号 流水号 编号 ordernumber orderno orderid order ordernr invoiceno
        invoicenumber number`,
      { telling: true },
    ),
    field(
      'product',
      '产品',
      'Product',
      '产品 ~产品 产品名称 商品 商品名称 品名 货品 货物 货物名称 货名 物品 项目 项目名称 订单内容 采购内容 product productname item items goods',
      { many: true },
    ),
    field('remarks', '备注', 'Remarks', REMARKS, { many: true }),
    OTHER,
    IGNORED,
  ],
  products: [
    name(
      '产品 产品名称 产品名 商品 商品名称 商品名 品名 货品名称 货物名称 名称 product productname item itemname name',
      '产品名称',
      'Product',
    ),
    field(
      'series',
      '系列',
      'Series',
      '系列 ~系列 类别 分类 ~分类 产品类别 品类 大类 series category family productfamily productline line',
    ),
    field(
      'price',
      '价格',
      'Price',
      '价格 ~价格 单价 ~单价 售价 ~售价 标价 报价 定价 price ~price unitprice listprice',
      { telling: true },
    ),
    field('currency', '币种', 'Currency', '币种 货币 currency'),
    field('remarks', '备注', 'Remarks', `${REMARKS} 规格 型号`, { many: true }),
    OTHER,
    IGNORED,
  ],
  people: [
    name(
      `姓名 员工 员工姓名 名字 同事 ${OWNER} name fullname employee employeename user username agent`,
      '姓名',
      'Name',
    ),
    field(
      'manager',
      '主管',
      'Manager',
      '主管 ~主管 上级 ~上级 直属上级 直接上级 直属领导 领导 部门经理 团队负责人 组长 经理 manager supervisor reportsto teamlead boss',
      { telling: true },
    ),
    field(
      'team',
      '团队',
      'Team',
      '团队 ~团队 部门 ~部门 小组 组别 大区 区域 分公司 办事处 team department group office region regionaloffice branch',
      { telling: true },
    ),
    field('mail', '邮箱', 'Mail', MAIL, { many: true }),
    field('phone', '手机', 'Mobile', PHONE, { many: true }),
    field('role', '角色', 'Role', `角色 岗位 职位 职务 role title jobtitle position`),
    field(
      'joinedOn',
      '入职日期',
      'Joined on',
      '入职日期 入职时间 入司日期 入司时间 到岗日期 加入日期 joinedon joined hiredate hiredon startdate dateofjoining',
      { telling: true },
    ),
    field('remarks', '备注', 'Remarks', REMARKS, { many: true }),
    OTHER,
    IGNORED,
  ],
  deals: [
    customer({}),
    field(
      'number',
      '商机编号',
      'Number',
      '商机编号 商机号 机会编号 项目编号 编号 opportunityid dealid opportunityno dealno opportunitynumber',
      { telling: true },
    ),
    field(
      'title',
      '商机名称',
      'Title',
      '商机 商机名称 机会 机会名称 项目 项目名称 销售机会 opportunity opportunityname deal dealname title',
      { telling: true },
    ),
    field('owner', '负责人', 'Owner', OWNER),
    field('product', '产品', 'Product', '产品 产品名称 意向产品 商品 product productname item'),
    field(
      'stage',
      '阶段',
      'Stage',
      '阶段 ~阶段 状态 商机阶段 商机状态 销售阶段 dealstage salesstage stage opportunitystage status',
      { telling: true, required: true },
    ),
    field(
      'openedOn',
      '开始日期',
      'Opened on',
      '开始日期 发现日期 发现时间 立项日期 商机日期 创建日期 创建时间 engagedate opendate openedon created createddate createdat startdate',
    ),
    field(
      'closedOn',
      '结束日期',
      'Closed on',
      '结束日期 关闭日期 结单日期 赢单日期 成交日期 成交时间 预计成交日期 预计成交时间 预计签单日期 closedate closedon closed expectedclosedate',
      { telling: true },
    ),
    field(
      'amount',
      '金额',
      'Amount',
      `${AMOUNT} 预计金额 商机金额 预估金额 closevalue dealvalue dealamount opportunityamount`,
    ),
    field('remarks', '备注', 'Remarks', REMARKS, { many: true }),
    OTHER,
    IGNORED,
  ],
}
