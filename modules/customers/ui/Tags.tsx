import css from './Tags.module.css'

/** Tags on one line: the first few, and how many more there are. */
export function Tags({ tags, most = 2 }: { tags: readonly string[]; most?: number }) {
  if (tags.length === 0) return null
  const more = tags.slice(most)
  return (
    <span className={css.tags}>
      {tags.slice(0, most).map((tag) => (
        <span key={tag} className={css.tag}>
          {tag}
        </span>
      ))}
      {more.length > 0 && (
        <span className={css.tag} data-tip={more.join(' · ')}>
          +{more.length}
        </span>
      )}
    </span>
  )
}
