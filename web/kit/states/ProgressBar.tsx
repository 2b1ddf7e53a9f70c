import css from './ProgressBar.module.css'

export interface ProgressBarProps {
  /** From 0 to 1; left out where it cannot be known. */
  share?: number
  label: string
  /** What it is doing now; shown below with the share. */
  detail?: string
}

export function ProgressBar({ share, label, detail }: ProgressBarProps) {
  const percent = share === undefined ? undefined : Math.round(share * 100)
  return (
    <div className={css.progress}>
      <div className={css.head}>
        <span>{label}</span>
        {percent !== undefined && <span className={css.percent}>{percent}%</span>}
      </div>
      <div
        className={css.track}
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div
          className={percent === undefined ? css.running : css.fill}
          style={{ width: percent === undefined ? undefined : `${percent}%` }}
        />
      </div>
      {detail && <div className={css.detail}>{detail}</div>}
    </div>
  )
}
