import { accounts, buildDemo, demoState, dropDemo, PASSWORD } from '../../modules/demo/index.ts'
import { say, texts } from '../../shared/text.ts'
import { openJinke } from '../opening.ts'
import { answer, type Command, readArgs, UsageProblem } from './usage.ts'

const words = texts({
  summary: {
    zh: '建立演示公司：一家包装印刷厂一年的往来；--drop 整个删除，--seed 换一家重建',
    en: 'Make the demo company, a packaging printer’s year; --drop drops it whole, --seed makes another in its place',
  },
  building: { zh: '正在建立演示公司 {percent}%', en: 'Making the demo company: {percent}%' },
  ready: {
    zh: '演示公司已就绪。登录页选“演示公司”，密码都是 {password}：',
    en: 'The demo company is ready. Choose it at sign-in; all passwords are {password}:',
  },
  dropped: { zh: '演示公司已整个删除。', en: 'The demo company is dropped, whole.' },
})

export const demo: Command = {
  usage: 'jinke demo [--seed N] [--drop] [--json]',
  summary: words.summary,
  async run(args, { config, locale }) {
    const options = { seed: { type: 'string' }, drop: { type: 'boolean' }, json: { type: 'boolean' } } as const
    const { values } = readArgs(args, this.usage, options, { least: 0, most: 0 })
    if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed)) throw new UsageProblem(this.usage)
    const { companies, close } = await openJinke(config)
    try {
      if (values.drop || values.seed !== undefined) await dropDemo(companies)
      if (values.drop && values.seed === undefined) {
        answer(values.json, { state: await demoState(companies) }, say(words.dropped, locale))
        return 0
      }
      await buildDemo(companies, { seed: Number(values.seed ?? 1), tell: showProgress(locale) })
      const lines = accounts.map((a) => `  ${a.login}  ${a.name}  ${a.what[locale]}`)
      const told = { state: await demoState(companies), accounts, password: PASSWORD }
      answer(values.json, told, [say(words.ready, locale, { password: PASSWORD }), ...lines].join('\n'))
      return 0
    } finally {
      await close()
    }
  },
}

/** On a terminal one line that counts; elsewhere silence. */
function showProgress(locale: 'zh' | 'en'): (progress: number) => void {
  let shown = -1
  return (progress) => {
    const percent = Math.floor(progress * 100)
    if (!process.stderr.isTTY || percent === shown) return
    shown = percent
    process.stderr.write(`\r${say(words.building, locale, { percent })}${percent === 100 ? '\n' : ''}`)
  }
}
