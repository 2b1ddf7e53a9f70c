/**
 * The words of a list of patterns, parted by white space: `{客户,公司}{名称,名,}` says 客户名称, 客户名, 客户,
 * 公司名称, 公司名 and 公司. Words that come first are the better ones.
 */
export const wordsOf = (patterns: string): string[] => [...new Set(patterns.trim().split(/\s+/).flatMap(spelt))]

function spelt(pattern: string): string[] {
  const [whole, before = '', choices = '', after = ''] = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(pattern) ?? []
  if (whole === undefined) return [pattern]
  const endings = spelt(after)
  return choices.split(',').flatMap((choice) => endings.map((ending) => before + choice + ending))
}
