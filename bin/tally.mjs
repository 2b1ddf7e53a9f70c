/** Counts what vitest reports as JSON. `complete`: vitest itself ended well, or a test says why not. */
export function tally(report, endedWell) {
  const tests = report.testResults.flatMap((file) => file.assertionResults)
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed')
  const failedTests = tests.filter(({ status }) => status === 'failed').length
  // A file that breaks before its first test reports none, and is a failure of its own.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length
  const failed = failedTests + broken
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed === 0 && !endedWell ? 1 : failed,
    skipped: skipped.map(({ fullName }) => fullName),
  }
}
