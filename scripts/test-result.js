/**
 * How many tests passed, failed and were skipped, from vitest's JSON report and its exit status.
 * A file that could not be run counts as one failure, and so do a missing report, a run without a test,
 * and an exit status that no failed test explains, such as an unhandled error.
 */
export function count(report, status) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const passed = report.numPassedTests
  const skipped = report.numPendingTests + report.numTodoTests
  const failed = report.numFailedTests + broken.length
  const isUnexplained = failed === 0 && (status !== 0 || passed === 0)
  return { passed, failed: isUnexplained ? 1 : failed, skipped }
}

/** `12 passed, 0 failed, 1 skipped`; the last part only where something was skipped. */
export function resultLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
