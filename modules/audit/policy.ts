/**
 * S4: who reads the trail: the audit, whose work it is; the company's heads, who answer for all; the admins, who keep the system. A
 * manager reviews the looks at the own customers (`GET /sights`) and reads each customer's history; what all colleagues did is not
 * a manager's business. Secret customers stay closed to all of them who are not named (S1).
 */
export const READERS = ['director', 'admin', 'auditor'] as const
