"""The DAS connection sharing API: share a saved database login until an expiry time, without handing out its password."""

from opendas.client import DasClient as DasClient
from opendas.credentials import AccessKey as AccessKey
from opendas.credentials import Credentials as Credentials
from opendas.credentials import CredentialsProvider as CredentialsProvider
from opendas.credentials import Token as Token
from opendas.errors import DasError as DasError
from opendas.errors import DasNetworkError as DasNetworkError
from opendas.errors import DasTimeoutError as DasTimeoutError
from opendas.generated import __version__ as __version__
from opendas.times import timestamp as timestamp

# One class for each group of operations (SharingApi, ConnectionsApi ...), and one for each body.
from opendas.generated import *
