// Which figures of insight are kept, told to whoever keeps them.
import './figures.ts'
import './holdings.ts'
import './people.ts'
import './scorecard/count.ts'
import './waiting.ts'
