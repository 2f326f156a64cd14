/** Address of an edition as a file. */
export function reportAddress(kind: 'xlsx' | 'csv', reportId: string, edition: number, locale: string): string {
  const query = new URLSearchParams({ id: reportId, edition: String(edition), locale });
  return `/exports/report.${kind}?${query.toString()}`;
}
