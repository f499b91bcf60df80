% Task A in SWI-Prolog with incremental tabling: a table for each award, and a fact that changes
% makes anew only what rests on it.

:- include('session.pl').

:- dynamic([applies/1, exempt/1, covered/1], [incremental(true)]).
:- table (unbound/1, binds/1, barred/1, enforceable/1) as incremental.

unbound(Award) :- applies(Award), exempt(Award).
binds(Award) :- applies(Award), tnot(unbound(Award)).
barred(Award) :- covered(Award).
enforceable(Award) :- binds(Award), tnot(barred(Award)).

enforceability(Award, Answer) :-
    (   enforceable(Award)
    ->  Answer = enforceable
    ;   binds(Award)
    ->  Answer = barred
    ;   Answer = not_bound
    ).

% change(+Awards, +Times, -Seconds): with tables for all awards, covers or uncovers one after another
% and asks for it again; Seconds of CPU for one change with its answer.
change(Awards, Times, Seconds) :-
    LastAward is Awards - 1,
    forall(between(0, LastAward, Award), enforceability(Award, _)),
    LastTime is Times - 1,
    statistics(cputime, Before),
    forall(between(0, LastTime, Award), change(Award)),
    statistics(cputime, After),
    Seconds is (After - Before) / Times.

change(Award) :-
    (   covered(Award)
    ->  retract(covered(Award))
    ;   assertz(covered(Award))
    ),
    enforceability(Award, _).
