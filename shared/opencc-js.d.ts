declare module 'opencc-js/dict/TSCharacters' {
  /** `traditional simplified|traditional simplified|…`, one character each. */
  const table: string
  export default table
}
