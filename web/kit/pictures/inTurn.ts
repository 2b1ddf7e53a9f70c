let last = Promise.resolve()

/** Each picture is a task of its own, so that fingers come between; one that fails is told of, and the next ones come. */
export function inTurn(act: () => void): void {
  last = last
    .then(act)
    .catch((error) => reportError(error))
    .then(() => new Promise((done) => setTimeout(done)))
}
