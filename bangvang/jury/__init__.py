"""The work of a jury, in a folder of its own outside the public repository: packs out, sheets in, results at the end.

tables      who judges, who wrote: two private files of the organisers
room        the private folder: where its files lie, and that it is outside the repository
conflicts   who must not judge what, declared or found
pack        blind packs: what a judge is given to read, and the sheet to fill in
sheets      sheets that came back → marks, and what is wrong with them at sheet, row and column
decided     what organisers and jury say themselves: prizes not given, bodies, entries they chose
awarding    ranking and what was decided → who gets which prize, and what must still be said
announce    prizes, marks and a decision → results.yml and the published scores; what they change of those that stand
trial       files that are not written yet, judged as `check` judges
feedback    one letter a writer, by code
"""
