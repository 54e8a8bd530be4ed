/** An invented report of an invented lake, to try the page with. */
export const INVENTED_REPORT = {
  outlet: 'Telmar News Agency',
  publishedAt: '2023-03-08',
  text: `OSTREL, March 8 (Telmar) — Halvenian Energy Minister Ilse Marvane on Wednesday denied that Halvenia intended to divert water from Lake Morva into a canal for its farms around Ostrel.

“There is no canal, there is no plan for a canal, and there will be none,” Marvane said in a statement.

Dorascan Fisheries Minister Bram Tollander had accused Halvenia a day earlier of preparing such a canal.

Prime Minister Oswin Karrel, who visited the Harrowel dam on Wednesday, rejected Dorasca’s demand that Halvenia stop lowering the lake.

“A cracked wall does not wait for a commission,” Karrel said. “Dorasca should send inspectors to the dam and look for itself.”

He would not say how deep the crack is. “Ask the engineers,” he told reporters on top of the wall. “I am a schoolteacher.”`,
}
