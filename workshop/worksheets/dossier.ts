/** A dossier that is dealt out among the members of a group, so that they must ask each other. Pure. */

/**
 * The documents that one member holds. Every document is held by somebody; everybody holds one where there are at
 * least as many people as documents, or where there are more documents; nobody of two or more holds them all.
 * @param members in the order in which they came
 */
export function documentsOf<D>(documents: readonly D[], members: readonly string[], member: string): D[] {
  const at = members.indexOf(member);
  if (at < 0 || documents.length === 0) return [];
  if (members.length >= documents.length) return [documents[at % documents.length]!];
  return documents.filter((_, i) => i % members.length === at);
}
