// How far the build in this process is. A build in another process shows no progress here, but its end.
let progress: number | null = null

export function noteProgress(now: number | null): void {
  progress = now
}

export const progressNow = (): number => progress ?? 0
