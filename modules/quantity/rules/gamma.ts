// The logarithms of the gamma and beta functions. The difference of three gammas of a million leads loses half of its
// digits, so the beta function has its own way.

/** Stirling's series is exact to the last digit of a double from here on. */
const STIRLING_FROM = 10
const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2

/** What Stirling's formula lacks, for x of at least ten (Abramowitz & Stegun 6.1.41). */
function stirlingRest(x: number): number {
  const y = 1 / (x * x)
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y / 156)))))) / x
}

/** ln Γ(x), x > 0. Below ten by Γ(x) = Γ(x+1)/x. */
export function logGamma(x: number): number {
  let product = 1
  let up = x
  for (; up < STIRLING_FROM; up++) product *= up
  return (up - 0.5) * Math.log(up) - up + HALF_LOG_TAU + stirlingRest(up) - Math.log(product)
}

/** ln B(a, b), a and b > 0, without cancellation where one or both are large (as R's `lbeta`). */
export function logBeta(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a]
  const sum = low + high
  if (high < STIRLING_FROM) return logGamma(low) + logGamma(high) - logGamma(sum)
  const rest = stirlingRest(high) - stirlingRest(sum)
  if (low < STIRLING_FROM)
    return logGamma(low) + rest + low - low * Math.log(sum) + (high - 0.5) * Math.log1p(-low / sum)
  return (
    HALF_LOG_TAU -
    Math.log(high) / 2 +
    stirlingRest(low) +
    rest +
    (low - 0.5) * Math.log(low / sum) -
    high * Math.log1p(low / high)
  )
}
