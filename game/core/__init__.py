"""The rules, pure: the same setup and the same choices give the same story on every machine.

The words used here, in the levels, on the screen and in the terminal:

party       a side at the table; the player takes the chair of one of them
relation    what one party (the holder) feels toward another: three channels, wariness, a streak
channel     communication, compromise or shared goals, each 0 to 100
trust       50 % communication + 30 % compromise + 20 % shared goals
promise     who owes what to whom by when: with a size, a clarity, an audience and a price
clarity     how anybody could tell that it was kept: vague, clear, verifiable
kept        done as said; broken openly: not done, and said so; broken quietly: hoped unseen
misread     kept as meant, but heard as broken
secret      a quiet breach or a denial that has not come out yet
wariness    the fear of being hurt twice: it damps every gain
streak      promises in a row that were seen kept
grievance   the let-down that started the trouble; the lid: how far communication can rise until
            somebody answers for it
fault       a breach that nobody has answered for yet
ceiling     how far communication can ever recover after a lie came out
bond        a personal tie: it opens doors, and makes forecasts too rosy
support     how far a party's own people, or its pride, follow it; at zero it is out
tension     how close the table is to blowing up; at a hundred it does
aims        what a party really wants; hidden until asked
books       open books can be checked by anybody at the table
mediator    a third person at the table, by style: facilitate, formulate or leverage
card        something the player can do with a move; its kind belongs to a family
happening   something a level lets happen; a ripple is daily life following tension a round late
forecast    what a card would probably do, as far as its player can know
foresight   what the player says will happen, before it is shown; it changes no trust
ending      how it came out: accord, lasting, fragile, stalemate, collapse, crisis or ousted

Units: channels, support and tension count in tenths of a point (0 to 1000). Trust counts in
thousandths of a point (0 to 100 000). Wariness, bond, factors and chances count in thousandths.
Power counts in points (0 to 100).
"""
