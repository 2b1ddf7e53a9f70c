/** Who hands a person's data out: the company's heads and the admins, who answer for it. */
export const HANDERS = ['director', 'admin'] as const
