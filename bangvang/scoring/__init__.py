"""Judging as arithmetic: marks of judges in, a ranking out; exact, and the same for whoever works it out again.

Nothing here knows of files, sheets, records or people: judges and entries are codes. Points are whole hundredths,
means are fractions, so no order ever depends on how a machine rounds.

    plan        what was declared before: rounds, criteria, who passes, how ties are broken
    published   marks as the CSV that anyone can download, and back
    severity    how strict each judge was
    ranking     marks and plan → places
    prizes      places → who the prizes fall to
    draw        which judge reads which entry, from a published seed
"""
