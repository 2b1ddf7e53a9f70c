/** Reads a list page by page to its end. */
export async function allPages<Item>(
  read: (cursor: { cursor?: string }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await read(cursor ? { cursor } : {})
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}
