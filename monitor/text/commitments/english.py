"""English words of promises, plans and hedges, as patterns over lower-case text."""

import re

from monitor.text.commitments.cues import HEDGE, OFFER, OPENS, OUTSIDER, PLAN, PLEDGE, TERM, VOID, Cues, each
from monitor.text.keyed import Keyed

_PASSIVE = r"planned|promised|supposed|required|bound|to|due|set|scheduled|slated|expected"
_WOULD = "|".join(rf"{verb} (?:that )?(?:\S+ ){{1,6}}would" for verb in ("said", "confirmed", "announced", "added", "stressed"))
_ASKED = "|".join(
    rf"(?<!, ){word} (?:[\w'’-]+ ){{0,5}}?(?:will|would|shall|must|should|plans?|intends?|(?:is|are) (?:{_PASSIVE}))"
    for word in ("who", "whom", "whose", "how", "what", "why", "whether", "where", "when")
)
"""An indirect question, or a clause that only says which one is meant."""
_WHICH = "".join(rf"(?<!{word} )" for word in (",", "under", "in", "by", "from", "for", "to", "with", "on", "at", "of", "through"))
_WHICH += r"which (?:[\w'’-]+ ){0,3}?(?:will|won't|would)"
_LATER = r"(?:not |also |now |then |soon |still |further |always |only |\w+ly )*"
_EFFECT = (
    r"cost|continue|remain|help|allow|enable|mean|depend|shorten|ease|boost|become|need|have (?:an?|no|the|to|about|more|its|their"
    r"|\d+)|have \w+ed|prevent|take the form|cover|apply|include|feature|come as|argue|weigh|obtain|succumb|shine|do (?:nothing|little|much)"
    r"|lead to|result|bring (?:about|new)|hurt|harm|damage|benefit|strengthen|weaken|worsen|improve|deepen|force|make|feel|look|seem|echo"
    r"|add to|contribute|create (?:an?|new|jobs)|yield|suffer|face|lose|rise|fall|grow|shrink|decline|drop|slow|jump|soar|climb|exceed"
    r"|serve|give (?:new|more|fresh|rise|the)|stretch|affect|impact|require|stay|see|find|know|take (?:a long|some|time|years|months"
    r"|cent(?:er|re))|surely|certainly|undoubtedly|inevitably|forever|never"
)
_STATE = (
    r"be (?:considered|allowed|prohibited|exempted|recalled|recollected|remembered|regarded|seen|treated|fined)|be (?!(?:\w+ly |fully "
    r"|further |jointly )?(?:\w+ed|\w+ing|\w+en|\w+own|built|sent|held|paid|made|put|set|given|taken|spent|sold|bought|brought|lent"
    r"|cut|split"
    r"|shown|drawn|chosen|begun|done|laid|run|met|led|kept|left|born\w+|shut|written|rewritten|rebuilt|ready|open|operational|complete"
    r"|in (?:force|place|operation|service|use)|on (?:line|stream|sale)|back|online)\b)\w+"
)
"""What will be so and so; what will be done to something is a plan."""
_MAY = r"(?<!\bin )(?<!from )(?<!\bby )(?<!until )(?<!till )(?<!since )(?<!\bof )(?<!\bto )(?<!\d )may(?! \d)"

ENGLISH = Cues(
    first=Keyed(
        (
            (
                PLEDGE,
                r"promis(?:es|ing) (?!of\b|by\b|to be\b)\w+|promise (?:to|that|not)"
                r"|(?<!the )(?<!its )(?<!their )(?<!much )promised (?!of\b|by\b)\w+|pledg(?:es?|ed) (?!of\b|by\b)\w+|undertook"
                r"|undertakes?|ha(?:s|ve) (?:undertaken|agreed|pledged|promised|vowed) to|vow(?:s|ed) (?:to|that|not)"
                r"|commit(?:s|ted) (?:itself|themselves)|(?<!is )(?<!are )(?<!was )(?<!were )(?<!remain )(?<!remains )committed to (?:\w+ing|cut|build|buy|keep|spend|\w+ \$)"
                r"|agree[ds]? (?:not )?to (?!(?:the|an?|any|its|his|her|their|this|that|these|those|some|all|between|by|in|at|on"
                r"|with)\b)\w+"
                r"|agreed (?:that )?(?:\S+ ){1,9}(?:will|would|shall|should|must)|agreed on (?:\w+ing)"
                r"|obliged to|"
                + each("ordered instructed tasked obliged obliges", r" (?!an? halt |\d)(?:[\w-]+ ){1,6}(?:to|with)")
                + r"|assure[sd]? \w+ that (?:\S+ ){1,9}(?:will|would)"
                r"|guarantee[sd]? (?:to|that)|intends? to|official pledge",
            ),
            (
                PLAN,
                r"plan(?:s|ned|ning)? (?:to|on|an?|another|two|three|four|five|six|seven|eight|nine|ten|\d+)|planned (?:for|in|by)"
                r"|aims? (?:to|for|at)|aiming (?:to|for|at)|hop(?:es?|ing) to|wants? to|expects? (?:\S+ ){0,6}to(?! be (?:no|at|about|over|above|below|under|\d))"
                rf"|is (?:{_PASSIVE})|are (?:{_PASSIVE})|is (?:also|then|further) to|are (?:also|then|further) to|ha(?:s|ve) to|ha(?:s|ve) until|gave (?:\w+ ){{1,4}}until"
                r"|scheduled|due (?:in|by|to|on|for|at)|must|should|target(?:s|ed)? (?:of|to|for|is|date)|decided to|expected (?:in|by"
                r"|to|on)|be ready"
                r"|takes? effect|comes? into (?:force|effect)|enters? into force|"
                + each("contract deal order decree tender", " to")
                + "|"
                + "|".join(rf"(?<!will )(?<!to ){verb}s? (?:on|in|from|this|next)" for verb in ("resume", "begin", "start", "open")),
            ),
            (OFFER, rf"will|shall|won't|is going to|are going to|{_WOULD}"),
        )
    ),
    then=Keyed(
        (
            (OPENS, r"who|how|what|why|whether|where|which"),
            (
                VOID,
                rf"{_ASKED}|{_WHICH}|(?<!said )(?<!, )that (?:will|would)|" + each("does do did", r"(?: not|n't) expect") + "|"
                r"we'?(?: wi)?ll|we (?:are|would|should|must|plan)|we're|you'?(?: wi)?ll|you (?:agree|must|should|plan|are)"
                r"|"
                + each(
                    "broke break breaks breaking broken kept keep keeps keeping",
                    r" (?:\w+ ){1,2}(?:promise"
                    r"|pledge)[sd]? ?\w*",
                )
                + "|"
                + each("was were been", r" (?:\w+ly )?(?:due|supposed|expected|meant|scheduled|planned|set) (?:to|in|by|on|for|at)")
                + "|"
                + each("that which", r" (?:resume|begin|start|open|launche)s? (?:\w+ ){0,2}(?:on|in|from|this|next)")
                + r"|had (?:\w+ly )?(?:planned|intended) to|no plans? to",
            ),
            (
                HEDGE,
                _MAY + r"|i (?:am|will|would|shall|think|believe|hope|guess|bet|plan|must|should)|i'(?:m|ll|d|ve)|i’(?:m|ll|d|ve)"
                r"|might|could|would have|if|unless|whether|without it|probably|perhaps|likely|unlikely|doubts?"
                r"|hoped|hopes? (?:that )?(?:the|its|their|it|he|she|they)|ready to|willing|readiness|your?|degrees|rain|snow|thaw|temperatures?|winds?|showers|storms?"
                "|" + each("will would shall going won't", rf" {_LATER}(?:to )?(?:be able|{_EFFECT}|{_STATE})") + r"|cancell?ed"
                r"|called off|scrapped"
                + "|"
                + each("step move measure trend growth shift event commitment", r"s? (?:will|would)")
                + r"|readers?|stay tuned|read more|our (?:correspondents?|reporters?|newsroom)|seems?|believes?|imagine|suggests?"
                r"|fears?|feared"
                r"|we will (?:report|tell|bring|keep|follow|publish|update)",
            ),
            (
                OUTSIDER,
                r"analysts?|economists?|experts|observers|traders|brokers|critics|researchers?|forecasters?"
                r"|forecasts?|predict(?:s|ed|ions?)?|warn(?:s|ed)?|estimate[sd]?|estimate[sd]?|polls?|opposition",
            ),
            (
                TERM,
                r"within (?:the )?(?:coming |next |a )?(?:\w+ )?(?:days|weeks|months|years|week|month|year)"
                r"|in (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks|months|years)"
                r"|once|next (?:meeting|round|session|visit|phase|stage|summit)",
            ),
        )
    ),
    lead=re.compile(r"^(?:under|according to|as part of|in line with) [^,]{3,60}, "),
    cut=re.compile(
        r"[;:] |, and, |, (?:but|while|where|which|who|although|though|because)\b ?| — |, (?=according to |(?:the |officials "
        r"|[a-z]+ )?[^,]{0,40}"
        r"(?:said|says|say|replied|added)(?: on \w+)?[.,]?$)"
    ),
)
