"""Every address that this server answers, and who answers. There are no others."""

from kit.responses.people.sessions import FACILITATOR, PARTICIPANT
from kit.server.assets import Static, VoilaFile
from kit.server.auth.console_link import OnThisPhone
from kit.server.auth.facilitator_access import FacilitatorAccess
from kit.server.auth.facilitator_link import FacilitatorLink
from kit.server.auth.invitation import Invitation
from kit.server.auth.join import Join, Welcome
from kit.server.auth.resume import Leave, Resume
from kit.server.board.actions import BoardAct
from kit.server.board.console import Console
from kit.server.board.export import Export
from kit.server.board.pages import BoardPage, Handout
from kit.server.board.qr_code import QrCode
from kit.server.board.result import BoardFindings, BoardResult
from kit.server.board.view import Board
from kit.server.event_stream import Events
from kit.server.handler import SHEET
from kit.server.health import Health
from kit.server.notebooks.handlers import KERNEL, Kernel, KernelLeft, KernelWatch, NotebookPage, NotebookSeat
from kit.server.notebooks.kernel_proxy import KernelSocket
from kit.server.participant.agreements import Agreed
from kit.server.participant.answers import Answers
from kit.server.participant.bootstrap import Me, Start, State
from kit.server.participant.calendar import CalendarFile
from kit.server.participant.erase import Erase
from kit.server.participant.headings import Headings
from kit.server.participant.my_data import MyData
from kit.server.participant.pages import Home, Privacy, WorkshopPage
from kit.server.participant.paper import Sheet, Sheets
from kit.server.participant.pause import Pause
from kit.server.participant.plain_form import PlainAnswers
from kit.server.participant.print_sheet import PrintSheet
from kit.server.participant.results import Result, SharedResult
from kit.server.participant.tables import Group, History
from kit.server.screen.handlers import ScreenLink, ScreenNow, ScreenPage

ROUTES = [
    (r"/", Home),
    (r"/join", Join),
    (r"/welcome", Welcome),
    (r"/resume", Resume),
    (r"/leave", Leave),
    (r"/paper", Sheets, {"by": PARTICIPANT}),
    (r"/board/paper", Sheets, {"by": FACILITATOR}),
    (rf"{SHEET}/", Sheet),
    (rf"{SHEET}/w/([a-z0-9-]+)", WorkshopPage),
    (rf"{SHEET}/answers/([a-z0-9-]+)", PlainAnswers),
    (rf"{SHEET}/api/start", Start),
    (rf"{SHEET}/api/me", Me),
    (rf"{SHEET}/api/answers", Answers),
    (rf"{SHEET}/api/result/([a-z0-9-]+)", Result),
    (rf"{SHEET}/api/result/([a-z0-9-]+)/(side|room)", SharedResult),
    (rf"{SHEET}/api/state", State),
    (rf"{SHEET}/api/events", Events),
    (r"/mine", MyData),
    (r"/mine\.(json)", MyData),
    (r"/erase", Erase),
    (r"/agreed", Agreed),
    (r"/privacy", Privacy),
    (r"/w/([a-z0-9-]+)", WorkshopPage),
    (r"/answers/([a-z0-9-]+)", PlainAnswers),
    (r"/print/([a-z0-9-]+)", PrintSheet),
    (r"/f/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)", FacilitatorLink),
    (r"/i/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)", Invitation),
    (r"/board", BoardPage),
    (r"/board/access", FacilitatorAccess),
    (r"/board/console", Console),
    (r"/c/([A-Za-z0-9-]+)/([A-Za-z0-9_-]+)", OnThisPhone),
    (r"/screen", ScreenPage),
    (r"/s/([A-Za-z0-9-]+)/([0-9a-f]+)", ScreenLink),
    (r"/handout/([a-z0-9-]+)", Handout),
    (r"/health", Health),
    (r"/static/voila/[0-9a-f]+/(static|labextensions)/(.*)", VoilaFile),
    (r"/static/.*", Static),
    (r"/n/([^/]+)", NotebookPage),
    (r"/api/notebook/([^/]+)", NotebookSeat),
    (rf"/api/kernels/{KERNEL}", Kernel),
    (rf"/api/kernels/{KERNEL}/watch", KernelWatch),
    (rf"/api/kernels/{KERNEL}/channels", KernelSocket),
    (rf"/voila/api/shutdown/{KERNEL}", KernelLeft),
    (r"/calendar/([a-z0-9-]+)\.ics", CalendarFile),
    (r"/headings/([a-z0-9-]+)", Headings),
    (r"/api/start", Start),
    (r"/api/me", Me),
    (r"/api/answers", Answers),
    (r"/api/result/([a-z0-9-]+)", Result),
    (r"/api/result/([a-z0-9-]+)/(side|room)", SharedResult),
    (r"/api/group", Group),
    (r"/api/history/([a-z0-9-]+)/([a-z0-9.-]+)", History),
    (r"/api/state", State),
    (r"/api/events", Events),
    (r"/api/pause", Pause),
    (r"/api/screen", ScreenNow),
    (r"/api/board", Board),
    (r"/api/board/act", BoardAct),
    (r"/api/board/result/([a-z0-9-]+)", BoardResult),
    (r"/api/board/findings/([a-z0-9-]+)", BoardFindings),
    (r"/api/board/export", Export),
    (r"/api/board/qr\.svg", QrCode),
]
