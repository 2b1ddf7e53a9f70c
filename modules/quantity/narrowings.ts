// What the filters of later facts mean, told to the list of customers.
import './curve/course.ts'
import './newcomers/reaches.ts'
import './sources/wonBack.ts'
