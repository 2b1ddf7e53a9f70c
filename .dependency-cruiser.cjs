// The walls of the house (docs/architecture.md): each wrong import fails the test run.

/** In dependency order: each module may import only those before it. A folder that is not listed fails. */
const MODULES = [
  'company',
  'people',
  'secrecy',
  'customers',
  'touches',
  'pool',
  'deals',
  'quantity',
  'portrait',
  'importance',
  'mail',
  'letters',
  'calendars',
  'appointments',
  'services',
  'care',
  'privacy',
  'today',
  'insight',
  'imports',
  'audit',
  'backups',
  'demo',
]

/** What a later module may use of an earlier one. Contracts, refusals, settings and rules are pure. */
const OPEN = '(index|contract|events|policy|refusals|settings|texts)\\.ts$'

/** Pure files of a module, and of the folders into which a large one is split by question. */
const PURE = [
  '^modules/[^/]+/(rules/.*|(rules|policy|contract|refusals|settings|texts)\\.ts)$',
  '^modules/[^/]+/[^/]+/(rules|policy|contract|refusals|settings|texts)\\.ts$',
  '^modules/[^/]+/contract/[^/]+\\.ts$',
]

/** What sheets can hold, as data: the wizard shows it. */
const FILE_SHAPES = '^modules/imports/reading/(mapping|fields)\\.ts$'

const above = MODULES.map((module, at) => ({
  name: `module-${module}-imports-only-earlier`,
  comment: 'Call down, publish up: a module imports only those before it in the list.',
  severity: 'error',
  from: { path: `^modules/${module}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^modules/', pathNot: `^modules/(${MODULES.slice(0, at + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...above,
    {
      name: 'no-unlisted-module',
      comment: 'A new module takes its place in the list above.',
      severity: 'error',
      from: { path: `^modules/(?!(${MODULES.join('|')})/)` },
      to: {},
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { circular: true, viaOnly: { pathNot: '^node_modules' } },
    },
    {
      name: 'shared-is-pure',
      comment: 'The kernel knows neither machinery nor business, and does no I/O.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(platform|modules|server|web|testing)/|^(node:)?(fs|net|http|https|child_process|worker_threads|dgram|dns|tls)(/|$)',
      },
    },
    {
      name: 'platform-is-ignorant-of-the-business',
      severity: 'error',
      from: { path: '^platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(modules|server|web|testing)/' },
    },
    {
      name: 'modules-know-no-server-and-no-screens',
      severity: 'error',
      from: { path: '^modules/', pathNot: '\\.test\\.tsx?$|/ui/' },
      to: { path: '^(server|web|testing)/' },
    },
    {
      name: 'modules-meet-at-their-doors',
      comment: 'Another module is used through its index, contract, events, policy, refusals, settings or rules.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^modules/', pathNot: [`^modules/$1/`, `^modules/[^/]+/${OPEN}`, '^modules/[^/]+/rules(/|\\.ts)'] },
    },
    {
      name: 'rules-policies-contracts-are-pure',
      comment: 'An allow-list, so that a database cannot creep in: shared, zod, and other pure files.',
      severity: 'error',
      from: {
        path: [
          '^modules/[^/]+/(rules/.*|rules|policy|contract|refusals|settings)\\.ts$',
          '^modules/[^/]+/[^/]+/(rules|policy|contract|refusals|settings)\\.ts$',
        ],
        pathNot: '\\.test\\.ts$',
      },
      to: { pathNot: ['^shared/', '^node_modules/zod/', ...PURE, FILE_SHAPES] },
    },
    {
      name: 'routes-and-ui-know-no-sql',
      comment: 'Routes call actions; screens call the API.',
      severity: 'error',
      from: { path: '^(modules/[^/]+/ui/|web/)' },
      to: { path: '^(platform|server|testing)/|^modules/[^/]+/(repo|actions|.*\\.repo)(/|\\.ts)' },
    },
    {
      name: 'the-browser-sees-only-what-is-pure',
      comment: 'shared, contracts, refusals, settings, policies, rules and ui.',
      severity: 'error',
      from: { path: '^(modules/[^/]+/ui/|web/(?!build/))', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^modules/', pathNot: ['^modules/[^/]+/ui/', ...PURE, FILE_SHAPES] },
    },
    {
      name: 'ui-of-one-module-leaves-the-others-alone',
      comment: 'Screens compose.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/ui/' },
      to: { path: '^modules/(?!$1/)[^/]+/ui/' },
    },
    {
      name: 'kit-has-no-business',
      severity: 'error',
      from: { path: '^web/kit/' },
      to: { path: '^(modules|web/screens)/' },
    },
    {
      name: 'nothing-knows-of-the-benchmark',
      severity: 'error',
      from: { path: '^(shared|platform|modules|server|web|testing)/' },
      to: { path: '^bench/' },
    },
    {
      name: 'only-the-server-lists-the-modules',
      comment: 'Tests may start the whole; nothing else imports the server.',
      severity: 'error',
      from: { path: '^(shared|platform|modules|web)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^server/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    parser: 'tsc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
    moduleSystems: ['es6'],
  },
}
