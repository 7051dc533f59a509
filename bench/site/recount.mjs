// Whether what is counted is what is there: asked after filling and after every bench that writes.

const HOLDS = "status IN ('ACTIVE', 'RESERVED')";

const COUNTS = {
  'seats of sublicenses': `SELECT COUNT(*) AS n FROM sublicense s JOIN allowance w ON w.id = s.seat_allowance_id
    LEFT JOIN (SELECT sublicense_id, COUNT(*) AS held FROM access WHERE ${HOLDS} GROUP BY sublicense_id) a ON a.sublicense_id = s.id
    WHERE w.taken <> COALESCE(a.held, 0) OR w.taken > COALESCE(w.max_taken, w.taken)`,
  'seats of clients': `SELECT COUNT(*) AS n FROM client c JOIN allowance w ON w.id = c.seat_allowance_id
    LEFT JOIN (SELECT m.client_id, COUNT(DISTINCT m.id) AS held FROM membership m JOIN access a ON a.membership_id = m.id WHERE a.${HOLDS} GROUP BY m.client_id) h
      ON h.client_id = c.id WHERE w.taken <> COALESCE(h.held, 0) OR w.taken > COALESCE(w.max_taken, w.taken)`,
  'uses of codes': `SELECT COUNT(*) AS n FROM code k JOIN allowance w ON w.id = k.use_allowance_id
    LEFT JOIN (SELECT code_id, COUNT(*) AS used FROM redemption GROUP BY code_id) r ON r.code_id = k.id
    WHERE w.taken <> COALESCE(r.used, 0) OR w.taken > COALESCE(w.max_taken, w.taken)`,
  'redemptions that gave nothing': `SELECT COUNT(*) AS n FROM redemption r JOIN code k ON k.id = r.code_id WHERE NOT EXISTS (
    SELECT 1 FROM membership m JOIN access a ON a.membership_id = m.id JOIN access_ground g ON g.access_id = a.id
    WHERE m.client_id = k.client_id AND m.learner_id = r.learner_id AND g.door = 'REGISTRATION_CODE' AND g.source_id = k.id)`,
};

/** @throws Error naming what does not agree */
export async function recount(writer) {
  for (const [what, sql] of Object.entries(COUNTS)) {
    const [{ n }] = await writer.query(sql);
    if (Number(n) !== 0) throw new Error(`${what}: ${n} do not agree.`);
  }
}
