/** What to know of people in a record that has no account yet. */
export function NoAccounts() {
  return (
    <section className="empty">
      <h1>This record has no accounts</h1>
      <p>
        So nobody has an account page. The record is open to this computer alone, or to everybody who knows
        the one password of <code>hearsay serve</code>. The first account is made in a terminal where the
        record is:
      </p>
      <pre>
        <code>hearsay account add NAME --role admin</code>
      </pre>
      <p>
        From then on everybody must log in, also on this computer, and an admin can add the others on these
        pages.
      </p>
    </section>
  )
}
